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
        /// <summary>For applications there, by header name.</summary>
        public IReadOnlyDictionary<string, string> Data { get; init; } = ReadOnlyDictionary<string, string>.Empty;
    }

    /// <summary>The caller leaves a message for the queue.</summary>
    public sealed record Voicemail(string Queue) : FlowOutcome;

    /// <summary>The flow is done with the call (or the caller has gone).</summary>
    public sealed record HangUp : FlowOutcome;
}
