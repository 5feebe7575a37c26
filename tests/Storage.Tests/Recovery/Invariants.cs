using CallCenter.Testing;

namespace CallCenter.Storage.Tests.Recovery;

/// <summary>What must hold of any journal in which no call is in progress.</summary>
internal static class Invariants
{
    public static IEnumerable<string> Broken(IReadOnlyList<Fact> facts)
    {
        foreach (var call in facts.OfType<CallFact>().GroupBy(fact => fact.CallId))
        {
            foreach (var broken in OfCall([.. call]))
            {
                yield return $"{call.Key}: {broken}";
            }
        }

        var talkedByAgents = facts.OfType<CallReleased>().GroupBy(r => r.Agent).Sum(agent => agent.Sum(r => r.TalkedMs));
        var bridged = facts.OfType<CallFact>().GroupBy(fact => fact.CallId).Sum(call => BridgedMs([.. call]));
        if (talkedByAgents != bridged)
        {
            yield return $"agents talked {talkedByAgents} ms, calls were bridged {bridged} ms";
        }
    }

    private static IEnumerable<string> OfCall(List<CallFact> facts)
    {
        if (facts.OfType<CallEnded>().Count() != 1)
        {
            yield return "ended not exactly once";
        }

        if (CallOrder.BrokenIn(facts) is { } order)
        {
            yield return order;
        }

        if (facts.OfType<CallQueued>().Count() != facts.OfType<QueueLeft>().Count())
        {
            yield return "queued and left differ";
        }

        if (!facts.OfType<CallOffered>().Select(o => o.Lease).Order().SequenceEqual(facts.OfType<OfferEnded>().Select(o => o.Lease).Order()))
        {
            yield return "offers and their ends differ";
        }

        var accepted = facts.OfType<QueueLeft>().Count(left => left.Why == QueueLeaving.Accepted);
        if (accepted != facts.OfType<CallAccepted>().Count())
        {
            yield return "accepted and left as accepted differ";
        }

        if (facts.OfType<QueueLeft>().Any(left => left.WaitedMs < 0) || facts.OfType<CallReleased>().Any(r => r.TalkedMs < 0))
        {
            yield return "negative time";
        }
    }

    private static long BridgedMs(List<CallFact> facts)
    {
        var sum = 0L;
        CallBridged? open = null;
        foreach (var fact in facts)
        {
            if (fact is CallBridged bridged)
            {
                open = bridged;
            }
            else if (fact is CallReleased && open is not null)
            {
                sum += (long)(fact.At - open.At).TotalMilliseconds;
                open = null;
            }
        }

        return sum;
    }
}
