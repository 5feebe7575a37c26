namespace CallCenter.Testing;

/// <summary>The facts of one call as they could have happened, made by chance; the same seed gives the same story.</summary>
public sealed class CallStory(Random random, DateTimeOffset start)
{
    private static readonly string[] Agents = ["ann", "bob", "cy"];
    private static readonly string[] Queues = ["support", "sales"];

    private readonly List<Fact> _facts = [];
    private DateTimeOffset _now = start;
    private long _lease = random.Next(1000) * 1000L;

    public CallId CallId { get; } = CallId.New();

    /// <summary>From the arrival to the end, in order.</summary>
    public IReadOnlyList<Fact> Tell()
    {
        _facts.Clear();
        Add(new CallArrived { At = Later(), CallId = CallId, Direction = CallDirection.Inbound, From = "+4930" + random.Next(1000), To = "100", Trunk = "t" });
        Maybe(() => Add(new CustomerMatched { At = Later(), CallId = CallId, CustomerIds = [.. Enumerable.Range(0, random.Next(3)).Select(_ => Guid.CreateVersion7())] }));
        Add(new CallAnswered { At = Later(), CallId = CallId });
        Add(new FlowEntered { At = Later(), CallId = CallId, Flow = "main", Version = 1 });
        Maybe(() => Add(new TicketLinked { At = Later(), CallId = CallId, TicketId = Guid.CreateVersion7(), Number = "T-000001", Opened = true }));
        for (var stays = random.Next(3); stays > 0; stays--)
        {
            StayInQueue(Queues[random.Next(Queues.Length)]);
        }

        Maybe(() => Add(new RecordingSaved { At = Later(), CallId = CallId, File = $"{CallId}.wav", Seconds = 1.5 }));
        Add(new CallEnded { At = Later(), CallId = CallId, End = new CallEnd(CallResult.Completed, EndReason.CallerHungUp, 200) });
        return [.. _facts];
    }

    private void StayInQueue(string queue)
    {
        var queued = Add(new CallQueued { At = Later(), CallId = CallId, Queue = queue, Position = 1 });
        for (var offers = random.Next(3); offers > 0; offers--)
        {
            var missed = Offer(queue);
            Add(new OfferEnded { At = Later(), CallId = CallId, Queue = queue, Agent = missed.Agent, Lease = missed.Lease, Result = OfferResult.NoAnswer });
        }

        if (random.Next(4) == 0)
        {
            Add(Left(queued, QueueLeaving.TimedOut, Later()));
            return;
        }

        var offer = Offer(queue);
        var at = Later();
        Add(new OfferEnded { At = at, CallId = CallId, Queue = queue, Agent = offer.Agent, Lease = offer.Lease, Result = OfferResult.Accepted });
        Add(new CallAccepted { At = at, CallId = CallId, Queue = queue, Agent = offer.Agent, Lease = offer.Lease, WaitedMs = Between(queued.At, at) });
        Add(Left(queued, QueueLeaving.Accepted, at));
        Talk(queue, offer.Agent);
    }

    private void Talk(string queue, string agent)
    {
        var (caller, phone) = (LegId.New(), LegId.New());
        Add(new PartyJoined { At = Later(), CallId = CallId, Leg = caller, Role = LegRole.Caller, Number = "+49301" });
        Add(new PartyJoined { At = Later(), CallId = CallId, Leg = phone, Role = LegRole.Agent, Agent = agent });
        var bridged = Add(new CallBridged { At = Later(), CallId = CallId, Agent = agent, Queue = queue });
        Maybe(() =>
        {
            Add(new CallHeld { At = Later(), CallId = CallId, Agent = agent });
            Add(new CallResumed { At = Later(), CallId = CallId, Agent = agent });
        });
        Add(new PartyLeft { At = Later(), CallId = CallId, Leg = phone, Role = LegRole.Agent, Agent = agent });
        Add(new PartyLeft { At = Later(), CallId = CallId, Leg = caller, Role = LegRole.Caller, Number = "+49301" });
        var at = Later();
        Add(new CallReleased { At = at, CallId = CallId, Agent = agent, Reason = EndReason.AgentHungUp, TalkedMs = Between(bridged.At, at) });
    }

    private CallOffered Offer(string queue) =>
        Add(new CallOffered { At = Later(), CallId = CallId, Queue = queue, Agent = Agents[random.Next(Agents.Length)], Lease = ++_lease });

    private QueueLeft Left(CallQueued queued, QueueLeaving why, DateTimeOffset at) =>
        new() { At = at, CallId = CallId, Queue = queued.Queue, Why = why, WaitedMs = Between(queued.At, at) };

    private void Maybe(Action what)
    {
        if (random.Next(2) == 0)
        {
            what();
        }
    }

    private T Add<T>(T fact) where T : Fact
    {
        _facts.Add(fact);
        return fact;
    }

    private DateTimeOffset Later() => _now = _now.AddMilliseconds(random.Next(1, 5000));

    private static long Between(DateTimeOffset from, DateTimeOffset to) => (long)(to - from).TotalMilliseconds;
}
