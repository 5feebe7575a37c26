using System.Collections.ObjectModel;

namespace CallCenter.CallModel.Flows;

/// <summary>Where a flow leaves its caller.</summary>
public abstract record FlowOutcome
{
    private FlowOutcome()
    {
    }

    public sealed record Enqueue(string Queue, int Priority) : FlowOutcome;

    public sealed record Transfer(string Number) : FlowOutcome
    {
        /// <summary>The caller's own side is asked to call the number in our place (REFER); we call it where that side will not.</summary>
        public bool GivesAway { get; init; }

        /// <summary>For applications there, by header name.</summary>
        public IReadOnlyDictionary<string, string> Data { get; init; } = ReadOnlyDictionary<string, string>.Empty;
    }

    /// <summary>The caller leaves a message for the queue.</summary>
    public sealed record Voicemail(string Queue) : FlowOutcome;

    /// <summary>The flow is done with the call (or the caller has gone).</summary>
    public sealed record HangUp : FlowOutcome;
}
