using CallCenter.EndToEnd.Tests.Peers;
using CallCenter.Testing;

namespace CallCenter.EndToEnd.Tests;

/// <summary>After all tests: what they share is removed.</summary>
[SetUpFixture]
internal sealed class CleanUp
{
    [OneTimeTearDown]
    public void Remove()
    {
        Sounds.Clear();
        Databases.Stop();
    }
}
