using CallCenter.Acd.Agents;
using CallCenter.Acd.Channels;
using CallCenter.Acd.Conversations;
using CallCenter.Acd.Core;
using CallCenter.Acd.Waiting;
using CallCenter.Acd.Work;

namespace CallCenter.Acd.Matching;

/// <summary>
/// The offers that stand, by lease. Each step of <see cref="OfferStates"/> is a message, so that anything may happen in between; what
/// comes under a lease that no longer stands finds nothing here.
/// </summary>
internal sealed class Offers(LoopServices loop, AgentBook agents, WaitingRoom room, ConversationBook conversations, Conferences conferences,
    SeveralCalls calls, ChannelTable channels, OfferPages pages, LeaseNumbers leases)
{
    private static readonly CallEnd Cancelled = new(CallResult.NotConnected, EndReason.Cancelled);

    private readonly Dictionary<long, Offer> _offers = [];
    private readonly Machine<OfferState, OfferTrigger> _states = OfferStates.Machine();
    private long _count;

    /// <summary>Offers that stand; may be read from any thread.</summary>
    public long Count => Interlocked.Read(ref _count);

    /// <summary>Called when an agent has the customer, who may have been parked.</summary>
    public Action<Stay, string>? Unpark { get; set; }

    /// <summary>Called when nobody has the customer, whose time in a slot may be over.</summary>
    public Action<Stay>? Overstayed { get; set; }

    public Offer? Find(long lease) => _offers.GetValueOrDefault(lease);

    /// <summary>Step 1: the agent is reserved.</summary>
    /// <param name="passedBy">the colleague who has the customer until this agent answers.</param>
    /// <param name="wanted">the agent has asked for it: nothing rings.</param>
    public void Begin(Stay stay, Agent agent, string? passedBy = null, bool wanted = false)
    {
        var offer = new Offer(stay, agent, new Assignment(stay, leases.Next()))
        {
            PassedBy = passedBy, AcceptedOnPage = wanted || stay.Within is not null || agents.Roster.Queue(stay.Queue).AutoAnswer,
        };
        _offers.Add(offer.Lease, offer);
        Interlocked.Exchange(ref _count, _offers.Count);
        stay.Offers.Add(offer);
        agent.LastOffer = offer.Lease;
        if (passedBy is null)
        {
            stay.State = StayState.Offered;
        }
        else
        {
            stay.QueuedAt = loop.Facts.Now; // what the colleague is measured by
        }

        agent.Assignments.Add(offer.Assignment);
        loop.Facts.Write(new CallOffered
        {
            At = loop.Facts.Now, CallId = stay.Id, Queue = stay.Queue, Agent = agent.User, Lease = offer.Lease,
        });
        if (!agents.Fire(agent, AgentTrigger.Offer))
        {
            agents.Touch(agent); // at work, with room for more
        }

        Expect(offer, loop.Options.PopTime + loop.Options.ShowTime);
        pages.Build(stay.Item.Context, stay.Queue, offer.Lease, pop => Show(offer, pop));
        if (!pages.IsOpen(agent.User))
        {
            loop.Mailbox.Post(() => Alert(offer, OfferTrigger.Unseen)); // the pop is for a page that is opened later
        }
    }

    /// <summary>The agent accepts on the page: what is being offered connects by itself.</summary>
    public DeskError Accept(Agent agent, long lease)
    {
        if (Refusal(agent, lease) is { } refusal)
        {
            return refusal;
        }

        var offer = _offers[lease];
        if (!offer.AcceptedOnPage)
        {
            if (offer.Stay.Channel == ContactChannel.Voice && SeveralCalls.RefusalOf(agent) is var busy and not DeskError.None)
            {
                return busy;
            }

            offer.AcceptedOnPage = true;
            WithdrawAll(offer.Stay, but: offer);
            agents.Touch(agent);
            if (offer.State == OfferState.Alerting)
            {
                var within = AlertTime(offer);
                Expect(offer, within);
                channels.Send(offer.Stay.Item, new WorkCommand.TakeUp(offer.Stay.Id, lease, within));
            }
        }

        return DeskError.None;
    }

    public DeskError Reject(Agent agent, long lease)
    {
        if (Refusal(agent, lease) is { } refusal)
        {
            return refusal;
        }

        Miss(_offers[lease], OfferResult.Rejected);
        return DeskError.None;
    }

    /// <summary>Takes the offer back without blame: the customer left, or the agent did. The agent's next state is the caller's business.</summary>
    public void Withdraw(Offer offer, OfferResult result = OfferResult.Withdrawn)
    {
        if (End(offer, OfferTrigger.Withdraw, result))
        {
            GiveBack(offer, result);
        }
    }

    /// <summary>Everything that is on offer to an agent.</summary>
    public void WithdrawAll(Agent agent, OfferResult result = OfferResult.Withdrawn)
    {
        foreach (var offered in agent.Assignments.Where(a => a.Phase == AssignmentPhase.Offered).ToList())
        {
            Withdraw(_offers[offered.Lease], result);
        }
    }

    /// <summary>Everybody whom an item is offered to, but one, is free again.</summary>
    public void WithdrawAll(Stay stay, Offer? but = null)
    {
        foreach (var offer in stay.Offers.Where(o => o != but).ToList())
        {
            Withdraw(offer);
            Free(offer.Agent);
        }
    }

    /// <summary>The agent is free again, unless something else is at hand.</summary>
    public void Free(Agent agent)
    {
        if (agent.First(AssignmentPhase.Offered) is null)
        {
            agents.Fire(agent, AgentTrigger.Withdraw);
        }
    }

    /// <summary>Step 4: the agent has answered. The channel is told to connect, and says whether that worked.</summary>
    public void PickedUp(Offer offer)
    {
        if (offer.Stay.Channel == ContactChannel.Voice && calls.PutAside(offer.Agent) != DeskError.None)
        {
            Refused(offer, EndReason.Busy); // the agent has begun something else meanwhile
            return;
        }

        if (Advance(offer, OfferTrigger.PickedUp))
        {
            WithdrawAll(offer.Stay, but: offer);
            if (!offer.Stay.Consults)
            {
                conversations.PassOn(offer.Stay, StayState.Offered);
            }

            channels.Send(offer.Stay.Item, new WorkCommand.Connect(offer.Stay.Id, offer.Lease));
        }
    }

    /// <summary>Step 5: customer and agent are together.</summary>
    public void Connected(Offer offer, IReadOnlyList<Party> parties)
    {
        if (!End(offer, OfferTrigger.Joined, OfferResult.Accepted))
        {
            return;
        }

        var (stay, agent) = (offer.Stay, offer.Agent);
        agent.Misses = 0;
        loop.Facts.Write(new CallAccepted
        {
            At = loop.Facts.Now, CallId = stay.Id, Queue = stay.Queue, Agent = agent.User, Lease = offer.Lease,
            WaitedMs = loop.Facts.MillisecondsSince(stay.QueuedAt),
        });
        if (stay is { Consults: true, Conversation: { } lead })
        {
            conferences.Begin(lead, agent, offer.Assignment, null, offer.Lease, parties);
            return;
        }

        if (offer.PassedBy is { } colleague)
        {
            conversations.Report(stay, colleague, null, agent.User, failed: null);
        }

        room.Leave(stay, QueueLeaving.Accepted);
        Unpark?.Invoke(stay, agent.User);
        conversations.Begin(stay, agent, offer.Assignment, parties);
    }

    public void Refused(Offer offer, EndReason reason) => Miss(offer, reason switch
    {
        EndReason.NoAnswer => Unanswered(offer),
        EndReason.Declined or EndReason.Busy => OfferResult.Rejected,
        _ => OfferResult.Unreachable,
    });

    // Step 2: the page shows the customer before the agent is alerted.
    private void Show(Offer offer, ScreenPop pop)
    {
        offer.Assignment.Pop = pop = offer.Stay.Note is { Note: { Length: > 0 } words } note ? pop with { NoteBy = note.Agent, Note = words } : pop;
        agents.Touch(offer.Agent);
        if (Advance(offer, OfferTrigger.PopBuilt))
        {
            pages.Show(offer.Agent.User, pop, () => Alert(offer, OfferTrigger.Shown));
        }
    }

    // Step 3: the phone rings.
    private void Alert(Offer offer, OfferTrigger after)
    {
        if (Advance(offer, after))
        {
            var within = AlertTime(offer);
            Expect(offer, within);
            loop.Facts.Write(new CallRinging
            {
                At = loop.Facts.Now, CallId = offer.Stay.Id, Queue = offer.Stay.Queue, Agent = offer.Agent.User, Lease = offer.Lease,
            });
            channels.Send(offer.Stay.Item,
                new WorkCommand.Offer(offer.Stay.Id, offer.Lease, offer.Agent.User, within, offer.AcceptedOnPage)
                {
                    ReturnTime = TimeSpan.FromSeconds(agents.Roster.Queue(offer.Stay.Queue).ReturnSeconds),
                });
        }
    }

    private void Miss(Offer offer, OfferResult result)
    {
        if (!End(offer, OfferTrigger.Miss, result))
        {
            return;
        }

        var (stay, agent) = (offer.Stay, offer.Agent);
        stay.Tried.Add(agent);
        if (result == OfferResult.Rejected && stay.Conversation is null)
        {
            stay.Rejections.Remove(agent, out var former);
            former?.Cancel();
            stay.Rejections.Add(agent, loop.Deadlines.Set(loop.Options.RestAfterReject, () => stay.Rejections.Remove(agent)));
        }

        agent.Misses++;
        var limit = agents.Roster.Queue(stay.Queue).NotReadyAfterNoAnswers;
        var tooMany = limit > 0 && agent.Misses >= limit;
        var reachable = agents.RefreshPhone(agent);
        if (agent.State == AgentState.Offered && !reachable)
        {
            WithdrawAll(agent, OfferResult.Unreachable);
            agents.LosePhone(agent);
        }
        else if (agent.State == AgentState.Offered && tooMany)
        {
            agent.Misses = 0;
            WithdrawAll(agent);
            agents.Fire(agent, AgentTrigger.Miss, ReasonOf(result));
        }
        else
        {
            Free(agent);
            agent.IdleSince = loop.Facts.Now;
            agent.Rest?.Cancel();
            agent.Rest = loop.Deadlines.Set(loop.Options.RestAfterMiss, () => agent.Rest = null);
        }

        GiveBack(offer, result);
    }

    // To the colleague who has the customer still, or to the line: it never left that, so the place in it is the old one.
    private void GiveBack(Offer offer, OfferResult result)
    {
        var stay = offer.Stay;
        if (offer.PassedBy is { } colleague)
        {
            conversations.Report(stay, colleague, null, offer.Agent.User, EndOf(result));
        }

        if (stay.Conversation is { Transfer.Queue: not null, Transferring: true })
        {
            return; // others of the queue are asked
        }

        if (stay.Conversation is { } conversation)
        {
            conversations.TransferFailed(conversation, EndOf(result));
        }
        else if (stay.State == StayState.Offered && stay.Offers.Count == 0) // otherwise others are still being asked
        {
            BackInLine(stay);
        }
    }

    private void BackInLine(Stay stay)
    {
        if (stay.Park is { } park && park.Until > loop.Facts.Now)
        {
            stay.State = StayState.Parked;
            return;
        }

        if (!room.IsInLine(stay))
        {
            Overstayed?.Invoke(stay);
            room.Return(stay); // the colleague is gone already
            return;
        }

        stay.State = StayState.Waiting;
        if (stay.Overdue)
        {
            room.Expire?.Invoke(stay);
        }
    }

    private bool End(Offer offer, OfferTrigger trigger, OfferResult result)
    {
        if (!Advance(offer, trigger))
        {
            return false;
        }

        _offers.Remove(offer.Lease);
        Interlocked.Exchange(ref _count, _offers.Count);
        offer.Expiry?.Cancel();
        pages.Withdraw(offer.Lease);
        offer.Stay.Offers.Remove(offer);
        if (result != OfferResult.Accepted)
        {
            offer.Agent.Assignments.Remove(offer.Assignment);
            agents.Touch(offer.Agent);
            channels.Send(offer.Stay.Item, new WorkCommand.Release(offer.Stay.Id, offer.Lease, Cancelled));
        }

        loop.Facts.Write(new OfferEnded
        {
            At = loop.Facts.Now, CallId = offer.Stay.Id, Queue = offer.Stay.Queue, Agent = offer.Agent.User, Lease = offer.Lease,
            Result = result,
        });
        return true;
    }

    private bool Advance(Offer offer, OfferTrigger trigger)
    {
        if (!_states.TryNext(offer.State, trigger, out var next))
        {
            return false;
        }

        offer.State = next;
        return true;
    }

    private DeskError? Refusal(Agent agent, long lease) =>
        agent.First(AssignmentPhase.Offered) is null ? DeskError.NoOffer
        : _offers.TryGetValue(lease, out var offer) && offer.Agent == agent ? null
        : DeskError.LeaseExpired;

    private static OfferResult Unanswered(Offer offer) => offer.AcceptedOnPage ? OfferResult.NotPickedUp : OfferResult.NoAnswer;

    private static string ReasonOf(OfferResult result) => result switch
    {
        OfferResult.Rejected => NotReadyReason.Rejected,
        OfferResult.NotPickedUp => NotReadyReason.PhoneNotPickedUp,
        _ => NotReadyReason.NoAnswer,
    };

    private static EndReason EndOf(OfferResult result) => result switch
    {
        OfferResult.Rejected => EndReason.Declined,
        OfferResult.Unreachable => EndReason.NotFound,
        OfferResult.Withdrawn => EndReason.Cancelled,
        _ => EndReason.NoAnswer,
    };

    private TimeSpan AlertTime(Offer offer) => offer.Stay.Within is { } within ? within
        : offer.AcceptedOnPage ? loop.Options.PickUpTime
        : TimeSpan.FromSeconds(Math.Max(1, agents.Roster.Queue(offer.Stay.Queue).RingSeconds));

    // Whatever a page or a phone does or fails to do: nobody stays reserved beyond this.
    private void Expect(Offer offer, TimeSpan within)
    {
        offer.Expiry?.Cancel();
        offer.Expiry = loop.Deadlines.Set(within + loop.Options.LeaseGrace, () => Miss(offer, Unanswered(offer)));
    }
}
