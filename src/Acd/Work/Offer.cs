using CallCenter.Acd.Core;

namespace CallCenter.Acd.Work;

/// <summary>
/// One item reserved for one agent under a lease. The lease's number is the fencing token: whatever comes back from pages and channels
/// carries it, and finds nothing once the offer is over.
/// </summary>
internal sealed class Offer(Stay stay, Agent agent, Assignment assignment)
{
    public Stay Stay { get; } = stay;

    public Agent Agent { get; } = agent;

    public Assignment Assignment { get; } = assignment;

    public long Lease => Assignment.Lease;

    public OfferState State { get; set; } = OfferState.Reserved;

    /// <summary>The agent accepted on the page, or the queue's calls are accepted by themselves: what is offered is to connect by itself.</summary>
    public bool AcceptedOnPage { get; set; }

    /// <summary>The colleague who passes the customer on to this agent; null = from the queue.</summary>
    public string? PassedBy { get; init; }

    public Deadline? Expiry { get; set; }
}
