using CallCenter.Acd.Agents;
using CallCenter.Acd.Core;
using CallCenter.Acd.Waiting;

namespace CallCenter.Acd.Matching;

/// <summary>
/// One call reserved for one agent under a lease. The lease's number is the fencing token: whatever comes back from pages and phones
/// carries the offer it belongs to, and is refused once the offer is no longer live.
/// </summary>
internal sealed class Offer(long lease, QueuedCall call, Agent agent)
{
    public long Lease { get; } = lease;

    public QueuedCall Call { get; } = call;

    public Agent Agent { get; } = agent;

    public DateTimeOffset At { get; init; }

    public bool Live { get; set; } = true;

    /// <summary>The agent accepted on the page: the phone is asked to answer by itself.</summary>
    public bool AcceptedOnPage { get; set; }

    /// <summary>The ringing now in progress; null before the first.</summary>
    public Ringing? Ringing { get; set; }

    public Deadline? Expiry { get; set; }
}

/// <summary>One ringing of the agent's phone within an offer.</summary>
internal sealed record Ringing(bool AutoAnswer, CancellationTokenSource Stop);
