using CallCenter.Acd.Agents;
using CallCenter.Acd.Conversations;
using CallCenter.Acd.Core;
using CallCenter.Acd.Waiting;
using CallCenter.CallModel;

namespace CallCenter.Acd.Matching;

/// <summary>
/// The life of an offer: reserve → build the pop → show it on the page → ring the phone → answered, or over. Each arrow is a message, so
/// that anything may happen in between; <see cref="Offer.Live"/> says whether it still counts.
/// </summary>
internal sealed class Offers(Loop loop, AgentBook agents, WaitingRoom room, ConversationBook conversations, AgentReach reach)
{
    // Leases go on growing over a restart: they start at the clock's milliseconds, and offers are far rarer than that.
    private long _lastLease = loop.Facts.Now.ToUnixTimeMilliseconds();
    private long _count;

    /// <summary>Live offers; may be read from any thread.</summary>
    public long Count => Interlocked.Read(ref _count);

    /// <summary>Step 1: the agent is reserved.</summary>
    public void Begin(QueuedCall call, Agent agent)
    {
        var now = loop.Facts.Now;
        var offer = new Offer(++_lastLease, call, agent) { At = now };
        Interlocked.Increment(ref _count);
        (call.Offer, agent.Offer, call.State) = (offer, offer, StayState.Offered);
        agent.Work = new Work(call.Id, call.Queue, offer.Lease);
        loop.Facts.Write(new CallOffered { At = now, CallId = call.Id, Queue = call.Queue, Agent = agent.User, Lease = offer.Lease });
        agents.Fire(agent, AgentTrigger.Offer);
        Expect(offer, loop.Options.PopTime + loop.Options.ShowTime);
        loop.Mailbox.Outside(async () =>
        {
            var pop = await reach.BuildPopAsync(call.Context, call.Queue, offer.Lease, now);
            loop.Mailbox.Post(() => Show(offer, pop));
        });
    }

    /// <summary>The agent accepts on the page: a phone that rings is rung again so that it answers by itself.</summary>
    public DeskError Accept(Agent agent, long lease)
    {
        if (agent.Offer is not { } offer)
        {
            return DeskError.NoOffer;
        }

        if (offer.Lease != lease)
        {
            return DeskError.LeaseExpired;
        }

        if (!offer.AcceptedOnPage)
        {
            offer.AcceptedOnPage = true;
            StopRinging(offer);
        }

        return DeskError.None;
    }

    public DeskError Reject(Agent agent, long lease)
    {
        if (agent.Offer is not { } offer)
        {
            return DeskError.NoOffer;
        }

        if (offer.Lease != lease)
        {
            return DeskError.LeaseExpired;
        }

        Miss(offer, OfferResult.Rejected);
        return DeskError.None;
    }

    /// <summary>Takes the offer back without blame: the caller left, or the agent did. The agent's next state is the caller's business.</summary>
    public void Withdraw(Offer offer, OfferResult result = OfferResult.Withdrawn)
    {
        if (End(offer, result) && offer.Call.State == StayState.Offered)
        {
            BackToLine(offer.Call);
        }
    }

    // Step 2: the page shows the caller before the phone rings.
    private void Show(Offer offer, ScreenPop pop)
    {
        if (!offer.Live)
        {
            return;
        }

        offer.Agent.Work = offer.Agent.Work! with { Pop = pop };
        agents.Touch(offer.Agent);
        loop.Mailbox.Outside(async () =>
        {
            await reach.ShowAsync(offer.Agent.User, pop, offer.Call.Caller.Ended);
            loop.Mailbox.Post(() => Ring(offer));
        });
    }

    // Step 3: the phone rings.
    private void Ring(Offer offer)
    {
        if (!offer.Live)
        {
            return;
        }

        var ringTime = TimeSpan.FromSeconds(Math.Max(1, agents.Roster.Queue(offer.Call.Queue).RingSeconds));
        var ringing = new Ringing(offer.AcceptedOnPage, new CancellationTokenSource());
        offer.Ringing = ringing;
        Expect(offer, ringTime);
        var context = offer.Call.Context;
        var ring = new AgentRing(offer.Call.Id, offer.Agent.User, ringTime, context.RemoteNumber, context.CallerName, ringing.AutoAnswer,
            context.Variables);
        loop.Mailbox.Outside(async () =>
        {
            var outcome = await reach.RingAsync(ring, ringing.Stop.Token);
            loop.Mailbox.Post(() => Rung(offer, ringing, outcome));
        });
    }

    // Step 4: the phone has answered, or not.
    private void Rung(Offer offer, Ringing ringing, DialOutcome outcome)
    {
        if (outcome is DialOutcome.Answered answered)
        {
            Answered(offer, answered.Leg);
        }
        else if (offer.Live && offer.AcceptedOnPage && !ringing.AutoAnswer)
        {
            Ring(offer);
        }
        else if (offer.Live)
        {
            Miss(offer, ((DialOutcome.Refused)outcome).End.Reason switch
            {
                EndReason.NoAnswer => OfferResult.NoAnswer,
                EndReason.Declined or EndReason.Busy => OfferResult.Rejected,
                _ => OfferResult.Unreachable,
            });
        }
    }

    private void Answered(Offer offer, ICallLeg phone)
    {
        var call = offer.Call;
        if (!offer.Live || call.Caller.End is not null)
        {
            // The lease ended, or the caller left, while the phone was being picked up: nobody is there to talk to.
            reach.HangUp(phone, new CallEnd(CallResult.NotConnected, EndReason.Cancelled));
            return;
        }

        if (phone.End is not null || reach.TryBridge(call.Caller, phone) is not { } bridge)
        {
            reach.HangUp(phone, new CallEnd(CallResult.Failed, EndReason.ServerError));
            Miss(offer, OfferResult.Unreachable);
            return;
        }

        End(offer, OfferResult.Accepted);
        offer.Agent.Misses = 0;
        loop.Facts.Write(new CallAccepted
        {
            At = loop.Facts.Now, CallId = call.Id, Queue = call.Queue, Agent = offer.Agent.User, Lease = offer.Lease,
            WaitedMs = loop.Facts.MillisecondsSince(call.QueuedAt),
        });
        room.Leave(call, QueueLeaving.Accepted);
        conversations.Begin(call, offer.Agent, phone, bridge);
    }

    private void Miss(Offer offer, OfferResult result)
    {
        if (!End(offer, result))
        {
            return;
        }

        var (call, agent) = (offer.Call, offer.Agent);
        call.Tried.Add(agent);
        agent.Misses++;
        if (!agents.RefreshPhone(agent))
        {
            agents.Fire(agent, AgentTrigger.PhoneLost, NotReadyReason.NoPhone);
        }
        else if (agent.Misses >= Math.Max(1, agents.Roster.Queue(call.Queue).NotReadyAfterNoAnswers))
        {
            agent.Misses = 0;
            agents.Fire(agent, AgentTrigger.Miss, NotReadyReason.NoAnswer);
        }
        else
        {
            agents.Fire(agent, AgentTrigger.Withdraw);
            agent.IdleSince = loop.Facts.Now;
            agent.Rest = loop.Deadlines.Set(loop.Options.RestAfterMiss, () => agent.Rest = null);
        }

        BackToLine(call);
    }

    // The caller never left the line, so the place in it is the old one; an agent chosen by name has had the one chance.
    private void BackToLine(QueuedCall call)
    {
        call.State = StayState.Waiting;
        call.Preferred = null;
        if (call.Overdue)
        {
            room.TimeOut(call);
        }
    }

    private bool End(Offer offer, OfferResult result)
    {
        if (!offer.Live)
        {
            return false;
        }

        offer.Live = false;
        Interlocked.Decrement(ref _count);
        offer.Expiry?.Cancel();
        (offer.Call.Offer, offer.Agent.Offer) = (null, null);
        if (result != OfferResult.Accepted)
        {
            StopRinging(offer);
        }

        loop.Facts.Write(new OfferEnded
        {
            At = loop.Facts.Now, CallId = offer.Call.Id, Queue = offer.Call.Queue, Agent = offer.Agent.User, Lease = offer.Lease, Result = result,
        });
        return true;
    }

    private void StopRinging(Offer offer)
    {
        if (offer.Ringing is { } ringing)
        {
            loop.Mailbox.Later(ringing.Stop.Cancel);
        }
    }

    // Whatever a page or a phone does or fails to do: nobody stays reserved beyond this.
    private void Expect(Offer offer, TimeSpan within)
    {
        offer.Expiry?.Cancel();
        offer.Expiry = loop.Deadlines.Set(within + loop.Options.LeaseGrace, () => Miss(offer, OfferResult.NoAnswer));
    }
}
