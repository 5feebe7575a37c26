namespace CallCenter.AgentBridge.Tests.Fakes;

internal sealed class FakePhoneSecrets : IPhoneSecrets
{
    public (string Md5, string Sha256) Of(string user, string password) => ($"md5 of {user}", $"sha-256 of {user}");
}
