using CallCenter.Acd.Agents;
using CallCenter.Acd.Matching;
using CallCenter.Acd.Settings;
using CallCenter.Acd.Work;

namespace CallCenter.Acd.Desk;

/// <summary>Agents come and go, are ready or not: by their own word, a supervisor's, their phone's, or their account's.</summary>
internal sealed class Presence(AgentBook agents, Offers offers, WrapUps wrapUps)
{
    public DeskError SignIn(string user)
    {
        if (agents.Find(user) is not { } agent || !agents.Roster.IsAgent(user))
        {
            return DeskError.UnknownAgent;
        }

        agents.RefreshPhone(agent);
        agents.Fire(agent, AgentTrigger.SignIn, NotReadyReason.SignedIn);
        return DeskError.None;
    }

    public DeskError SignOut(string user)
    {
        if (agents.Find(user) is not { } agent)
        {
            return DeskError.UnknownAgent;
        }

        switch (agent.State)
        {
            case AgentState.OnCall:
                return DeskError.BusyWithCall;
            case AgentState.SignedOut:
                return DeskError.None;
            case AgentState.WrapUp when wrapUps.RefusalOf(agent) is var missing and not DeskError.None:
                return missing;
            default:
                LeaveWork(agent);
                agents.Fire(agent, AgentTrigger.SignOut);
                return DeskError.None;
        }
    }

    public DeskError SetState(string user, AgentState state, string? reason, string by)
    {
        if (agents.Find(user) is not { } agent || !agents.Roster.IsAgent(user))
        {
            return DeskError.UnknownAgent;
        }

        if (state is not (AgentState.Ready or AgentState.NotReady)
            || (state == AgentState.NotReady && (reason is null || !NotReadyReason.ByAgent.Contains(reason))))
        {
            return DeskError.UnknownReason;
        }

        if (agent.State == AgentState.SignedOut)
        {
            if (by != user)
            {
                return DeskError.NotSignedIn;
            }

            SignIn(user); // an agent who says "ready" is there
        }

        if (agent.State == AgentState.OnCall)
        {
            var why = state == AgentState.NotReady ? reason : null;
            SetWish(agent, new AgentWish(state, why, by));
            agents.Chose(agent, state == AgentState.Ready ? ChosenState.Available : ChosenState.NotReady, why, by);
            return DeskError.None;
        }

        if (agent.State == AgentState.WrapUp && by == user && wrapUps.RefusalOf(agent) is var missing and not DeskError.None)
        {
            return missing;
        }

        return state == AgentState.Ready ? GoReady(agent, by) : GoNotReady(agent, reason!, by);
    }

    /// <summary>A phone came or went, or may have: the truth is asked of the telephony.</summary>
    public void PhoneChanged(string user)
    {
        if (agents.Find(user) is not { } agent)
        {
            return;
        }

        if (agents.RefreshPhone(agent))
        {
            if (IsUnreachable(agent))
            {
                agents.Fire(agent, AgentTrigger.PhoneBack);
            }
        }
        else if (agent.State is AgentState.Ready or AgentState.Offered)
        {
            offers.WithdrawAll(agent, OfferResult.Unreachable);
            agents.LosePhone(agent);
        }
        else if (IsUnreachable(agent) && agent.Reason != agent.PhoneTrouble)
        {
            agents.Fire(agent, AgentTrigger.GoNotReady, agent.PhoneTrouble);
        }
    }

    /// <summary>
    /// The agent's page came back, or has been gone for too long: nobody would see what is offered. Work at hand goes on; afterwards the agent is
    /// not ready, unless the page is back by then.
    /// </summary>
    public void PageChanged(string user, bool open)
    {
        if (agents.Find(user) is not { } agent)
        {
            return;
        }

        if (open)
        {
            if (agent.Wish is { Reason: NotReadyReason.PageClosed })
            {
                SetWish(agent, null);
            }
        }
        else if (agent.State is AgentState.Ready or AgentState.Offered)
        {
            LeaveWork(agent);
            agents.Fire(agent, AgentTrigger.GoNotReady, NotReadyReason.PageClosed);
        }
        else if (agent.State is AgentState.OnCall or AgentState.WrapUp && agent.Wish is null or { State: AgentState.Ready })
        {
            SetWish(agent, new AgentWish(AgentState.NotReady, NotReadyReason.PageClosed, null));
        }
    }

    /// <summary>Accounts have changed. Who may no longer work leaves as soon as no call is at hand.</summary>
    public void Follow(RosterSnapshot roster)
    {
        agents.Follow(roster);
        foreach (var agent in agents.All.Where(a => a.State != AgentState.SignedOut && !roster.IsAgent(a.User)).ToList())
        {
            if (agent.State == AgentState.OnCall)
            {
                SetWish(agent, new AgentWish(AgentState.SignedOut, null, null));
            }
            else
            {
                LeaveWork(agent);
                agents.Fire(agent, AgentTrigger.SignOut);
            }
        }
    }

    private static bool IsUnreachable(Agent agent) =>
        agent is { State: AgentState.NotReady, Reason: { } reason } && NotReadyReason.Unreachable.Contains(reason);

    private DeskError GoReady(Agent agent, string by)
    {
        if (agent.State is AgentState.Ready or AgentState.Offered)
        {
            return DeskError.None;
        }

        if (!agents.RefreshPhone(agent))
        {
            return DeskError.NoPhone;
        }

        LeaveWork(agent);
        agents.Fire(agent, AgentTrigger.GoReady, by: by);
        return DeskError.None;
    }

    private DeskError GoNotReady(Agent agent, string reason, string by)
    {
        LeaveWork(agent, OfferResult.Rejected);
        agents.Fire(agent, AgentTrigger.GoNotReady, reason, by);
        return DeskError.None;
    }

    private void SetWish(Agent agent, AgentWish? wish)
    {
        agent.Wish = wish;
        agents.Touch(agent);
    }

    private void LeaveWork(Agent agent, OfferResult result = OfferResult.Withdrawn)
    {
        offers.WithdrawAll(agent, result);
        if (agent.State == AgentState.WrapUp)
        {
            wrapUps.Leave(agent);
        }
    }
}
