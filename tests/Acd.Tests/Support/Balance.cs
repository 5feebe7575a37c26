using CallCenter.Acd.Agents;

namespace CallCenter.Acd.Tests.Support;

/// <summary>What must hold of any journal when everything is at rest.</summary>
internal static class Balance
{
    private static readonly Diagram<AgentState, AgentTrigger> States = new(AgentState.SignedOut, AgentStates.Configure);

    public static void Assert(IReadOnlyList<Fact> facts)
    {
        foreach (var call in facts.OfType<CallFact>().GroupBy(f => f.CallId))
        {
            Call([.. call]);
        }

        foreach (var agent in facts.OfType<AgentStateChanged>().GroupBy(f => f.Agent))
        {
            Legal([.. agent]);
        }

        Leases([.. facts.OfType<CallOffered>()]);
        Talk(facts);
    }

    private static void Call(List<CallFact> facts)
    {
        var (inQueue, offers, bridged) = (0, new Dictionary<long, CallOffered>(), 0);
        foreach (var fact in facts)
        {
            switch (fact)
            {
                case CallQueued:
                    NUnit.Framework.Assert.That(++inQueue, Is.EqualTo(1), "queued twice");
                    break;
                case QueueLeft:
                    NUnit.Framework.Assert.That(--inQueue, Is.Zero, "left without being there");
                    break;
                case CallOffered offered:
                    NUnit.Framework.Assert.That(offers.Values.All(o => o.At == offered.At && o.Agent != offered.Agent), "offered to another agent beside the first");
                    offers.Add(offered.Lease, offered);
                    break;
                case OfferEnded ended:
                    NUnit.Framework.Assert.That(offers.Remove(ended.Lease), "an offer ended twice");
                    break;
                case CallBridged:
                    NUnit.Framework.Assert.That(++bridged, Is.EqualTo(1), "bridged twice");
                    NUnit.Framework.Assert.That(inQueue, Is.Zero, "bridged while in the queue");
                    break;
                case CallReleased:
                    NUnit.Framework.Assert.That(--bridged, Is.Zero, "released twice");
                    break;
                default:
                    break;
            }
        }

        NUnit.Framework.Assert.That((inQueue, offers.Count, bridged), Is.EqualTo((0, 0, 0)), "something began and never ended");
    }

    private static void Legal(List<AgentStateChanged> changes)
    {
        var state = changes[0].State;
        foreach (var change in changes.Skip(1))
        {
            NUnit.Framework.Assert.That(States.Edges.Any(e => e.From == state && e.To == change.State),
                $"{change.Agent}: {state} -> {change.State}");
            state = change.State;
        }
    }

    private static void Leases(List<CallOffered> offers) =>
        NUnit.Framework.Assert.That(offers.Select(o => o.Lease), Is.Ordered.Ascending.And.Unique);

    /// <summary>Talk belongs to who was bridged when: the sums over agents equal the bridged time.</summary>
    private static void Talk(IReadOnlyList<Fact> facts)
    {
        var open = new Dictionary<CallId, CallBridged>();
        foreach (var fact in facts)
        {
            if (fact is CallBridged bridged)
            {
                open.Add(bridged.CallId, bridged);
            }
            else if (fact is CallReleased released && open.Remove(released.CallId, out var begun))
            {
                NUnit.Framework.Assert.That((released.Agent, released.Number), Is.EqualTo((begun.Agent, begun.Number)));
                NUnit.Framework.Assert.That(released.TalkedMs, Is.EqualTo((long)(released.At - begun.At).TotalMilliseconds));
            }
        }
    }
}
