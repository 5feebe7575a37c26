namespace CallCenter.AgentBridge.Tests.Fakes;

/// <summary>Watches as long as there is room for two; has the messages that the test gives it.</summary>
internal sealed class FakeSipTraces : ISipTraces
{
    private readonly List<SipTraceWatch> _watches = [];

    public Dictionary<string, IReadOnlyList<SipTraceMessage>> Messages { get; } = [];

    public IReadOnlyList<SipTraceWatch> Watches => _watches;

    public bool Watch(string whom, TimeSpan forTime)
    {
        _watches.RemoveAll(w => w.Whom == whom);
        if (_watches.Count == 2)
        {
            return false;
        }

        _watches.Add(new SipTraceWatch(whom, DateTimeOffset.UtcNow + forTime));
        return true;
    }

    public void Unwatch(string whom) => _watches.RemoveAll(w => w.Whom == whom);

    public IReadOnlyList<SipTraceMessage> Of(string sipCallId) => Messages.GetValueOrDefault(sipCallId) ?? [];
}
