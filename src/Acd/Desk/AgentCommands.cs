using CallCenter.Acd.Agents;
using CallCenter.Acd.Conversations;
using CallCenter.Acd.Matching;

namespace CallCenter.Acd.Desk;

/// <summary>What agents' commands act on.</summary>
internal sealed record AgentCommands(Offers Offers, ConversationBook Conversations, Conferences Conferences, Transfers Transfers,
    QueueConsults Consults, SeveralCalls Calls, DialOuts Dials, Parking Parking, CallControls Controls, WrapUps WrapUps, SlotTelephones SlotTelephones);
