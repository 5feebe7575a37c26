using CallCenter.CallModel.Facts;

namespace CallCenter.CallModel.Queues;

/// <summary>How the stay in a queue ended.</summary>
public abstract record QueueOutcome
{
    private QueueOutcome()
    {
    }

    /// <summary>An agent talked to the caller and the conversation is over; the caller's leg may or may not still live.</summary>
    public sealed record Served(string Agent) : QueueOutcome;

    /// <summary>The caller hung up before an agent was there.</summary>
    public sealed record Abandoned : QueueOutcome;

    /// <summary>The queue's longest wait passed: the flow decides what comes next.</summary>
    public sealed record TimedOut : QueueOutcome;

    /// <summary>The queue's rules send the caller elsewhere than to another queue.</summary>
    /// <param name="From">the queue whose rule it was.</param>
    public sealed record Overflowed(OverflowTarget To, string From) : QueueOutcome
    {
        /// <summary>To a callback: the place in line that it keeps.</summary>
        public DateTimeOffset? PlaceAt { get; init; }
    }

    /// <summary>The caller would rather be called back, with this place.</summary>
    public sealed record CallbackWanted(DateTimeOffset PlaceAt) : QueueOutcome;

    /// <summary>No such queue, or it is closed.</summary>
    public sealed record Unavailable(string Reason) : QueueOutcome;
}
