namespace CallCenter.CtiServer.Tests.Support;

/// <summary>Some users have telephones; nobody answers.</summary>
internal sealed class FakePhones : IAgentReach
{
    private readonly HashSet<string> _users = [];

    public FakePhones Add(string user)
    {
        _users.Add(user);
        return this;
    }

    public bool CanReach(string agent) => _users.Contains(agent);

    public string? TroubleOf(string agent) => CanReach(agent) ? null : NotReadyReason.NoPhone;

    public Task<DialOutcome> RingAsync(AgentRing ring, CancellationToken ct) =>
        Task.FromResult<DialOutcome>(new DialOutcome.Refused(new CallEnd(CallResult.NotConnected, EndReason.NoAnswer)));
}
