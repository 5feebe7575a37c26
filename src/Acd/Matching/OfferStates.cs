using CallCenter.Acd.Core;
using CallCenter.Acd.Work;
using Stateless;

namespace CallCenter.Acd.Matching;

/// <summary>The life of an offer: reserve, build the pop, show it, alert the agent (at once where no page is open), join; it may be missed or withdrawn at any point.</summary>
internal static class OfferStates
{
    public static Machine<OfferState, OfferTrigger> Machine() => new(OfferState.Reserved, Configure);

    public static void Configure(StateMachine<OfferState, OfferTrigger> machine)
    {
        Step(OfferState.Reserved, OfferTrigger.PopBuilt, OfferState.Showing);
        Step(OfferState.Showing, OfferTrigger.Shown, OfferState.Alerting);
        Step(OfferState.Alerting, OfferTrigger.PickedUp, OfferState.Joining);
        Step(OfferState.Joining, OfferTrigger.Joined, OfferState.Accepted);
        machine.Configure(OfferState.Reserved).Permit(OfferTrigger.Unseen, OfferState.Alerting);

        void Step(OfferState from, OfferTrigger trigger, OfferState to) => machine.Configure(from)
            .Permit(trigger, to)
            .Permit(OfferTrigger.Miss, OfferState.Missed)
            .Permit(OfferTrigger.Withdraw, OfferState.Withdrawn);
    }
}
