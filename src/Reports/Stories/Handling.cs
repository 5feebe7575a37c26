namespace CallCenter.Reports.Stories;

/// <summary>One agent's work on one call: the conversation, and what is written after it. Counted at its beginning.</summary>
internal sealed class Handling(CallTale call, string agent, string? queue, DateTimeOffset from)
{
    public CallTale Call { get; } = call;

    public string Agent { get; } = agent;

    public string? Queue { get; } = queue;

    public DateTimeOffset From { get; } = from;

    /// <summary>The conversation is over.</summary>
    public bool Ended { get; set; }

    /// <summary>From connected to released, hold included.</summary>
    public long ConversationMs { get; set; }

    public long HoldMs { get; set; }

    public long WrapUpMs { get; set; }

    public bool Transferred { get; set; }

    public long TalkMs => Math.Max(0, ConversationMs - HoldMs);

    public long HandleMs => ConversationMs + WrapUpMs;
}
