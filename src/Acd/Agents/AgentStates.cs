using CallCenter.CallModel;

namespace CallCenter.Acd.Agents;

internal enum AgentTrigger { SignIn, SignOut, GoReady, GoNotReady, PhoneLost, PhoneBack, Offer, Withdraw, Miss, Answer, Release }

/// <summary>
/// What may follow what in an agent's day. Ready and not ready are the agent's choice, the rest is the system's; a call always ends
/// in a wrap-up, and no state but signed out lasts without a way on.
/// </summary>
internal static class AgentStates
{
    public static readonly StateTable<AgentState, AgentTrigger> Table = Build();

    private static StateTable<AgentState, AgentTrigger> Build()
    {
        var table = new StateTable<AgentState, AgentTrigger>(AgentState.SignedOut);
        table.Configure(AgentState.SignedOut)
            .Permit(AgentTrigger.SignIn, AgentState.NotReady);
        table.Configure(AgentState.NotReady)
            .Permit(AgentTrigger.GoReady, AgentState.Ready)
            .Permit(AgentTrigger.PhoneBack, AgentState.Ready)
            .Permit(AgentTrigger.GoNotReady, AgentState.NotReady)
            .Permit(AgentTrigger.SignOut, AgentState.SignedOut);
        table.Configure(AgentState.Ready)
            .Permit(AgentTrigger.Offer, AgentState.Offered)
            .Permit(AgentTrigger.GoNotReady, AgentState.NotReady)
            .Permit(AgentTrigger.PhoneLost, AgentState.NotReady)
            .Permit(AgentTrigger.SignOut, AgentState.SignedOut);
        table.Configure(AgentState.Offered)
            .Permit(AgentTrigger.Answer, AgentState.OnCall)
            .Permit(AgentTrigger.Withdraw, AgentState.Ready)
            .Permit(AgentTrigger.Miss, AgentState.NotReady)
            .Permit(AgentTrigger.GoNotReady, AgentState.NotReady)
            .Permit(AgentTrigger.PhoneLost, AgentState.NotReady)
            .Permit(AgentTrigger.SignOut, AgentState.SignedOut);
        table.Configure(AgentState.OnCall)
            .Permit(AgentTrigger.Release, AgentState.WrapUp);
        table.Configure(AgentState.WrapUp)
            .Permit(AgentTrigger.GoReady, AgentState.Ready)
            .Permit(AgentTrigger.GoNotReady, AgentState.NotReady)
            .Permit(AgentTrigger.PhoneLost, AgentState.NotReady)
            .Permit(AgentTrigger.SignOut, AgentState.SignedOut);
        return table;
    }
}
