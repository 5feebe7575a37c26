using CallCenter.Testing;

namespace CallCenter.Storage.Tests;

/// <summary>After all tests: the PostgreSQL that they share is stopped.</summary>
[SetUpFixture]
public sealed class Servers
{
    [OneTimeTearDown]
    public void Stop() => Databases.Stop();
}
