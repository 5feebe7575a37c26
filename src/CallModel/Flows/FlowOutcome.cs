namespace CallCenter.CallModel.Flows;

/// <summary>Where a flow leaves its caller.</summary>
public abstract record FlowOutcome
{
    private FlowOutcome()
    {
    }

    public sealed record Enqueue(string Queue, int Priority) : FlowOutcome;

    public sealed record Transfer(string Number) : FlowOutcome;

    /// <summary>The flow is done with the call (or the caller has gone).</summary>
    public sealed record HangUp : FlowOutcome;
}
