namespace CallCenter.Acd.Work;

/// <summary>A transfer out of a conversation: the customer hears music while the other side is being called.</summary>
/// <param name="To">a number, or a colleague's user name.</param>
/// <param name="Holds">the hold is the transfer's own: it ends when the transfer fails.</param>
/// <param name="Failed">null while it is under way.</param>
/// <param name="Consults">who answers is to talk to the agent first.</param>
internal sealed record Transfer(string To, DateTimeOffset Since, bool Holds, EndReason? Failed = null, bool Consults = false)
{
    /// <summary>The queue whose agents are asked, one after the other; null = <see cref="To"/> alone.</summary>
    public string? Queue { get; init; }

    /// <summary>The telephone's wish (REFER) that waits for its answer; null = the page's, or it was answered.</summary>
    public long? Request { get; init; }
}
