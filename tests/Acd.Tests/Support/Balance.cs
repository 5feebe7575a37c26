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
        var (inQueue, offers, bridged) = (0, new Dictionary<long, CallOffered>(), new HashSet<string>());
        var (consulted, observers, held, paused, parked) = (new HashSet<string>(), new HashSet<string>(), new HashSet<string>(), 0, 0);
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
                case CallBridged with:
                    NUnit.Framework.Assert.That(bridged.Add((with.Agent ?? with.Number)!), "bridged twice");
                    NUnit.Framework.Assert.That(inQueue, Is.Zero, "bridged while in the queue");
                    break;
                case CallReleased with:
                    NUnit.Framework.Assert.That(bridged.Remove((with.Agent ?? with.Number)!), "released twice");
                    held.Remove(with.Agent ?? ""); // a hold that is on ends with the release
                    break;
                case ConsultationBegan began:
                    NUnit.Framework.Assert.That(consulted.Add((began.WithAgent ?? began.WithNumber)!), "consulted twice");
                    NUnit.Framework.Assert.That(consulted, Has.Count.EqualTo(1), "two are consulted at once");
                    break;
                case ConsultationEnded ended:
                    NUnit.Framework.Assert.That(consulted.Remove((ended.WithAgent ?? ended.WithNumber)!), "a consultation ended twice");
                    break;
                case CallObserved observed:
                    observers.Add(observed.Supervisor);
                    break;
                case ObservationEnded ended:
                    NUnit.Framework.Assert.That(observers.Remove(ended.Supervisor), "an observation ended twice");
                    break;
                case CallHeld with:
                    NUnit.Framework.Assert.That(held.Add(with.Agent), "held twice");
                    break;
                case CallResumed with:
                    NUnit.Framework.Assert.That(held.Remove(with.Agent), "resumed twice");
                    break;
                case CallParked:
                    NUnit.Framework.Assert.That(++parked, Is.EqualTo(1), "parked twice");
                    NUnit.Framework.Assert.That((inQueue, bridged.Count), Is.EqualTo((0, 0)), "parked while somebody else has the caller");
                    break;
                case CallUnparked:
                    NUnit.Framework.Assert.That(--parked, Is.Zero, "left a slot without being there");
                    break;
                case RecordingPaused:
                    NUnit.Framework.Assert.That(++paused, Is.EqualTo(1), "paused twice");
                    break;
                case RecordingResumed:
                    NUnit.Framework.Assert.That(--paused, Is.Zero, "the recording went on twice");
                    break;
                default:
                    break;
            }
        }

        NUnit.Framework.Assert.That((inQueue, offers.Count, bridged.Count, consulted.Count, observers.Count, paused, parked), Is.EqualTo((0, 0, 0, 0, 0, 0, 0)),
            "something began and never ended");
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
        var open = new Dictionary<(CallId, string?, string?), CallBridged>();
        foreach (var fact in facts)
        {
            if (fact is CallBridged bridged)
            {
                open.Add((bridged.CallId, bridged.Agent, bridged.Number), bridged);
            }
            else if (fact is CallReleased released && open.Remove((released.CallId, released.Agent, released.Number), out var begun))
            {
                NUnit.Framework.Assert.That(released.TalkedMs, Is.EqualTo((long)(released.At - begun.At).TotalMilliseconds));
            }
        }
    }
}
