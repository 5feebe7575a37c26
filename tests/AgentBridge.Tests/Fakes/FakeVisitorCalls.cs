namespace CallCenter.AgentBridge.Tests.Fakes;

/// <summary>Takes every visitor's call and says what it was told of it.</summary>
internal sealed class FakeVisitorCalls : IVisitorCalls
{
    public List<VisitorCall> Calls { get; } = [];

    public VisitorOutcome Open(VisitorCall call)
    {
        Calls.Add(call);
        return call.Sdp == "full" ? new VisitorOutcome.TooMany() : new VisitorOutcome.Opened(CallId.New(), "v=0 answer");
    }
}
