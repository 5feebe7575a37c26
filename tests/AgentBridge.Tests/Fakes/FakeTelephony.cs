namespace CallCenter.AgentBridge.Tests.Fakes;

/// <summary>Telephones that take every wish for a call and answer as the test says.</summary>
internal sealed class FakeTelephony : ITelephony
{
    public List<OutboundCall> Placed { get; } = [];

    public PlaceOutcome Outcome { get; set; } = new PlaceOutcome.Placed(CallId.New());

    public Task<PlaceOutcome> PlaceCallAsync(OutboundCall call, CancellationToken ct)
    {
        Placed.Add(call);
        return Task.FromResult(Outcome);
    }

    public Task<DialOutcome> DialAsync(NumberDial dial, CancellationToken ct) => throw new NotSupportedException("the faces dial no legs");

    public IBridge Bridge(CallId call, ICallLeg first, ICallLeg second) => throw new NotSupportedException("the faces join no legs");
}
