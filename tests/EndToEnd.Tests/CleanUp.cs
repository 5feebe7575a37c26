using CallCenter.EndToEnd.Tests.Peers;

namespace CallCenter.EndToEnd.Tests;

/// <summary>After all tests: what they share is removed.</summary>
[SetUpFixture]
internal sealed class CleanUp
{
    [OneTimeTearDown]
    public void RemoveSounds() => Sounds.Clear();
}
