using CallCenter.Acd.Channels;
using CallCenter.Acd.Conversations;
using CallCenter.Acd.Waiting;
using CallCenter.Acd.Work;

namespace CallCenter.Acd.Matching;

/// <summary>Where events of the channels come in: each is handed to whom its item and lease belong now.</summary>
internal sealed class FloorEvents(WaitingRoom room, Matchmaker matchmaker, Offers offers, ConversationBook conversations, Transfers transfers)
{
    public void Take(WorkEvent happened)
    {
        switch (happened)
        {
            case WorkEvent.Left left:
                matchmaker.CustomerLeft(left.Item);
                break;
            case WorkEvent.PositionTold told:
                room.PositionTold(told);
                break;
            case WorkEvent.CallbackAsked asked:
                room.CallbackAsked(asked.Item);
                break;
            case WorkEvent.PickedUp picked:
                Either(picked.Item, picked.Lease, offers.PickedUp, transfers.PickedUp);
                break;
            case WorkEvent.Refused refused:
                Either(refused.Item, refused.Lease, offer => offers.Refused(offer, refused.Reason),
                    stay => transfers.Refused(stay, refused.Reason));
                break;
            case WorkEvent.Connected connected:
                Either(connected.Item, connected.Lease, offer => offers.Connected(offer, connected.Parties),
                    stay => transfers.Connected(stay, connected.Parties));
                break;
            case WorkEvent.PartyLeft left:
                conversations.PartyLeft(left);
                break;
            case WorkEvent.TransferAsked asked:
                transfers.Asked(asked);
                break;
            default:
                break;
        }
    }

    private void Either(CallId item, long lease, Action<Offer> offered, Action<Stay> dialed)
    {
        if (offers.Find(lease) is { } offer)
        {
            offered(offer);
        }
        else if (room.Find(item) is { Dial: { } dial } stay && dial.Lease == lease)
        {
            dialed(stay);
        }
    }
}
