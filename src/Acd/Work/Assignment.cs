namespace CallCenter.Acd.Work;

/// <summary>An item at an agent's hands, from the offer to the end of the wrap-up.</summary>
internal sealed class Assignment(Stay stay, long lease)
{
    public Stay Stay { get; } = stay;

    public ContactChannel Channel { get; } = stay.Channel;

    /// <summary>The queue that it was offered from; a transfer to another queue does not change whose wrap-up it is.</summary>
    public string Queue { get; } = stay.Queue;

    public long Lease { get; } = lease;

    /// <summary>The agent's part in the item; null before it and after it.</summary>
    public Conversation? Part => Stay.PartUnder(Lease);

    public AssignmentPhase Phase { get; set; } = AssignmentPhase.Offered;

    public ScreenPop? Pop { get; set; }

    /// <summary>Start of the conversation: handling lasts from there to the end of the wrap-up.</summary>
    public DateTimeOffset Since { get; set; }

    public WrapUpDraft? Draft { get; set; }

    /// <summary>When the wrap-up ends by itself.</summary>
    public DateTimeOffset? EndsAt { get; set; }

    /// <summary>How often the wrap-up was given more time.</summary>
    public int Extensions { get; set; }
}
