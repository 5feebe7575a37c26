using CallCenter.Acd.Core;
using Stateless;

namespace CallCenter.Acd.Agents;

/// <summary>
/// What may follow what in an agent's day. Ready and not ready are the agent's choice, the rest is the system's; work always ends in a
/// wrap-up, and no state but signed out lasts without a way on.
/// </summary>
internal static class AgentStates
{
    public static Machine<AgentState, AgentTrigger> Machine() => new(AgentState.SignedOut, Configure);

    public static void Configure(StateMachine<AgentState, AgentTrigger> machine)
    {
        machine.Configure(AgentState.SignedOut)
            .Permit(AgentTrigger.SignIn, AgentState.NotReady);
        machine.Configure(AgentState.NotReady)
            .Permit(AgentTrigger.GoReady, AgentState.Ready)
            .Permit(AgentTrigger.PhoneBack, AgentState.Ready)
            .PermitReentry(AgentTrigger.GoNotReady)
            .Permit(AgentTrigger.Dial, AgentState.OnCall)
            .Permit(AgentTrigger.SignOut, AgentState.SignedOut);
        machine.Configure(AgentState.Ready)
            .Permit(AgentTrigger.Offer, AgentState.Offered)
            .Permit(AgentTrigger.Dial, AgentState.OnCall)
            .Permit(AgentTrigger.GoNotReady, AgentState.NotReady)
            .Permit(AgentTrigger.PhoneLost, AgentState.NotReady)
            .Permit(AgentTrigger.SignOut, AgentState.SignedOut);
        machine.Configure(AgentState.Offered)
            .Permit(AgentTrigger.Answer, AgentState.OnCall)
            .Permit(AgentTrigger.Withdraw, AgentState.Ready)
            .Permit(AgentTrigger.Miss, AgentState.NotReady)
            .Permit(AgentTrigger.GoNotReady, AgentState.NotReady)
            .Permit(AgentTrigger.PhoneLost, AgentState.NotReady)
            .Permit(AgentTrigger.SignOut, AgentState.SignedOut);
        machine.Configure(AgentState.OnCall)
            .Permit(AgentTrigger.Release, AgentState.WrapUp);
        machine.Configure(AgentState.WrapUp)
            .Permit(AgentTrigger.Dial, AgentState.OnCall)
            .Permit(AgentTrigger.GoReady, AgentState.Ready)
            .Permit(AgentTrigger.GoNotReady, AgentState.NotReady)
            .Permit(AgentTrigger.PhoneLost, AgentState.NotReady)
            .Permit(AgentTrigger.SignOut, AgentState.SignedOut);
    }
}
