namespace CallCenter.CallModel;

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

/// <summary>Runs the menus. Implemented by IvrFlows.</summary>
public interface IFlows
{
    /// <summary>
    /// Runs the named flow (the newest good version) until it hands the caller on. Returns <see cref="FlowOutcome.HangUp"/> when the caller
    /// goes; a defect in a flow hands the caller to the flow's fallback queue.
    /// </summary>
    Task<FlowOutcome> RunAsync(string flow, ICallLeg caller, CallContext context);

    /// <summary>Goes on after a queue gave the caller back (timed out, unavailable), at the enqueue step's edge of that name.</summary>
    Task<FlowOutcome> ResumeAsync(string flow, ICallLeg caller, CallContext context, string edge);
}
