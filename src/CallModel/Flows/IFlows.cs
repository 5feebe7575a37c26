using CallCenter.CallModel.Contacts;
using CallCenter.CallModel.Telephony;

namespace CallCenter.CallModel.Flows;

/// <summary>Runs the menus. Implemented by IvrFlows.</summary>
public interface IFlows
{
    /// <summary>True while there is a good version of the flow.</summary>
    bool Knows(string flow);

    /// <summary>All good flows, by name.</summary>
    IReadOnlyList<FlowTitle> Titles { get; }

    /// <summary>Names of the good flows that may hand a caller to the queue.</summary>
    IReadOnlyList<string> LeadingTo(string queue);

    /// <summary>
    /// Runs the named flow (the newest good version) until it hands the caller on. Returns <see cref="FlowOutcome.HangUp"/> when the caller
    /// goes; a defect in a flow hands the caller to the flow's fallback queue.
    /// </summary>
    Task<FlowOutcome> RunAsync(string flow, ICallLeg caller, CallContext context);

    /// <summary>Goes on after a queue gave the caller back (timed out, unavailable), at the enqueue step's edge of that name.</summary>
    Task<FlowOutcome> ResumeAsync(string flow, ICallLeg caller, CallContext context, string edge);
}
