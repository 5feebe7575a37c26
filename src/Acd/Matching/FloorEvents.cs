using CallCenter.Acd.Channels;
using CallCenter.Acd.Conversations;
using CallCenter.Acd.Supervision;
using CallCenter.Acd.Waiting;
using CallCenter.Acd.Work;

namespace CallCenter.Acd.Matching;

/// <summary>Where events of the channels come in: each is handed to whom its item and lease belong now.</summary>
internal sealed class FloorEvents(WaitingRoom room, Matchmaker matchmaker, Offers offers, Conferences conferences, Transfers transfers,
    Observations observations, DialOuts dials)
{
    public void Take(WorkEvent happened)
    {
        switch (happened)
        {
            case WorkEvent.Left left:
                matchmaker.CustomerLeft(left.Item, left.Why);
                break;
            case WorkEvent.Calling or WorkEvent.Ringing or WorkEvent.PickedUp or WorkEvent.Refused or WorkEvent.Connected when LeaseOf(happened) is { } lease
                && dials.Find(happened.Item, lease) is { } dial:
                Dialed(dial, happened);
                break;
            case WorkEvent.PositionTold told:
                room.PositionTold(told);
                break;
            case WorkEvent.CallbackAsked asked:
                room.CallbackAsked(asked.Item);
                break;
            case WorkEvent.AnswerHeard heard:
                room.AnswerHeard(heard.Item);
                break;
            case WorkEvent.PickedUp picked:
                Either(picked.Item, picked.Lease, offers.PickedUp, transfers.PickedUp, observations.PickedUp);
                break;
            case WorkEvent.Refused refused:
                Either(refused.Item, refused.Lease, offer => offers.Refused(offer, refused.Reason),
                    stay => transfers.Refused(stay, refused.Reason), observed => observations.End(observed, refused.Reason));
                break;
            case WorkEvent.Connected connected:
                Either(connected.Item, connected.Lease, offer => offers.Connected(offer, connected.Parties),
                    stay => transfers.Connected(stay, connected.Parties), observed => observations.Connected(observed, connected.Parties));
                break;
            case WorkEvent.PartyLeft left:
                PartyLeft(left);
                break;
            case WorkEvent.TransferAsked asked:
                transfers.Asked(asked);
                break;
            default:
                break;
        }
    }

    private static long? LeaseOf(WorkEvent happened) => happened switch
    {
        WorkEvent.Calling calling => calling.Lease,
        WorkEvent.Ringing ringing => ringing.Lease,
        WorkEvent.PickedUp picked => picked.Lease,
        WorkEvent.Refused refused => refused.Lease,
        WorkEvent.Connected connected => connected.Lease,
        _ => null,
    };

    private void Dialed(DialOut dial, WorkEvent happened)
    {
        switch (happened)
        {
            case WorkEvent.Calling:
                dials.Advance(dial, DialPhase.Calling);
                break;
            case WorkEvent.Ringing:
                dials.Advance(dial, DialPhase.Ringing);
                break;
            case WorkEvent.PickedUp:
                dials.PickedUp(dial);
                break;
            case WorkEvent.Refused refused:
                dials.Fail(dial, refused.Reason);
                break;
            case WorkEvent.Connected connected:
                dials.Connected(dial, connected.Parties);
                break;
            default:
                break;
        }
    }

    private void PartyLeft(WorkEvent.PartyLeft left)
    {
        if (room.Find(left.Item)?.PartUnder(left.Lease) is { } part)
        {
            conferences.PartyLeft(part, left);
        }
        else if (observations.Find(left.Lease) is { } observation)
        {
            observations.End(observation, EndReason.CalleeHungUp);
        }
    }

    private void Either(CallId item, long lease, Action<Offer> offered, Action<Stay> dialed, Action<Observation> observed)
    {
        if (offers.Find(lease) is { } offer)
        {
            offered(offer);
        }
        else if (room.Find(item) is { Dial: { } dial } stay && dial.Lease == lease)
        {
            dialed(stay);
        }
        else if (observations.Find(lease) is { } observation)
        {
            observed(observation);
        }
    }
}
