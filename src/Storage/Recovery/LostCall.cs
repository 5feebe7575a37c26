namespace CallCenter.Storage.Recovery;

/// <summary>What closes a call that the server's end has cut off, so that every beginning in the journal has its counterpart.</summary>
internal static class LostCall
{
    /// <param name="facts">the call's facts, in order.</param>
    /// <param name="lastAlive">when the server is last known to have run: waiting and talking count up to here.</param>
    /// <param name="recordingOf">finds the recording that stands on the disk.</param>
    public static IEnumerable<CallFact> Close(CallId call, IReadOnlyList<Fact> facts, DateTimeOffset lastAlive,
        Func<CallArrived, (string Name, double Seconds)?>? recordingOf = null)
    {
        var at = facts.Select(fact => fact.At).Append(lastAlive).Max();
        foreach (var offer in OpenOffers(facts))
        {
            yield return new OfferEnded
            {
                At = at, CallId = call, Queue = offer.Queue, Agent = offer.Agent, Lease = offer.Lease, Result = OfferResult.Withdrawn,
            };
        }

        if (OpenStay(facts) is { } stay)
        {
            yield return LeaveQueue(call, stay, facts, at);
        }

        foreach (var bridge in OpenBridges(facts))
        {
            yield return new CallReleased
            {
                At = at, CallId = call, Agent = bridge.Agent, Number = bridge.Number, Reason = EndReason.ServerRestarted,
                TalkedMs = Milliseconds(bridge.At, at),
            };
        }

        foreach (var party in OpenParties(facts))
        {
            yield return new PartyLeft { At = at, CallId = call, Leg = party.Leg, Role = party.Role, Agent = party.Agent, Number = party.Number };
        }

        if (!facts.OfType<RecordingSaved>().Any() && facts.OfType<CallArrived>().FirstOrDefault() is { } arrived && recordingOf?.Invoke(arrived) is var (name, seconds))
        {
            yield return new RecordingSaved { At = at, CallId = call, File = name, Seconds = seconds };
        }

        yield return new CallEnded { At = at, CallId = call, End = new CallEnd(CallResult.Lost, EndReason.ServerRestarted) };
    }

    private static IEnumerable<CallOffered> OpenOffers(IReadOnlyList<Fact> facts)
    {
        var ended = facts.OfType<OfferEnded>().Select(offer => offer.Lease).ToHashSet();
        return facts.OfType<CallOffered>().Where(offer => !ended.Contains(offer.Lease));
    }

    private static List<PartyJoined> OpenParties(IReadOnlyList<Fact> facts)
    {
        var there = new List<PartyJoined>();
        foreach (var fact in facts)
        {
            if (fact is PartyJoined joined)
            {
                there.Add(joined);
            }
            else if (fact is PartyLeft left)
            {
                there.RemoveAll(party => party.Leg == left.Leg);
            }
        }

        return there;
    }

    private static CallQueued? OpenStay(IReadOnlyList<Fact> facts)
    {
        CallQueued? stay = null;
        foreach (var fact in facts)
        {
            stay = fact switch
            {
                CallQueued queued => queued,
                QueueLeft => null,
                _ => stay,
            };
        }

        return stay;
    }

    // The caller did not give up, the queue went away: it counts as closed, unless an agent had already accepted.
    private static QueueLeft LeaveQueue(CallId call, CallQueued stay, IReadOnlyList<Fact> facts, DateTimeOffset at)
    {
        var accepted = facts.SkipWhile(fact => !ReferenceEquals(fact, stay)).OfType<CallAccepted>().LastOrDefault();
        return new QueueLeft
        {
            At = at,
            CallId = call,
            Queue = stay.Queue,
            Why = accepted is null ? QueueLeaving.Closed : QueueLeaving.Accepted,
            WaitedMs = accepted?.WaitedMs ?? Milliseconds(stay.At, at),
        };
    }

    private static List<CallBridged> OpenBridges(IReadOnlyList<Fact> facts)
    {
        var open = new List<CallBridged>();
        foreach (var fact in facts)
        {
            if (fact is CallBridged bridged)
            {
                open.Add(bridged);
            }
            else if (fact is CallReleased released)
            {
                open.RemoveAll(bridge => bridge.Agent == released.Agent && bridge.Number == released.Number);
            }
        }

        return open;
    }

    private static long Milliseconds(DateTimeOffset from, DateTimeOffset to) => (long)(to - from).TotalMilliseconds;
}
