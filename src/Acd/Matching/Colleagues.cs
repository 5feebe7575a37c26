using CallCenter.Acd.Agents;
using CallCenter.Acd.Core;
using CallCenter.Acd.Work;

namespace CallCenter.Acd.Matching;

/// <summary>Agents whom a colleague has called: nothing is offered while their telephone rings, and they are not ready while they talk.</summary>
internal sealed class Colleagues(LoopServices loop, AgentBook agents)
{
    /// <summary>The telephone of somebody who is ready begins to ring.</summary>
    public void Ring(string user, CallId call, TimeSpan longest)
    {
        if (agents.Find(user) is { State: AgentState.Ready, ReservedFor: null } colleague)
        {
            colleague.ReservedFor = call;
            colleague.Reservation = loop.Deadlines.Set(longest, () => QueuePlaces.Free(colleague));
        }
    }

    public void Talk(string user, CallId call)
    {
        if (agents.Find(user) is { } colleague)
        {
            Free(colleague, call);
            if (colleague.State == AgentState.Ready)
            {
                agents.Fire(colleague, AgentTrigger.GoNotReady, NotReadyReason.OwnCall);
            }
            else if (colleague is { State: AgentState.WrapUp, Wish: null or { State: AgentState.Ready } })
            {
                colleague.Wish = new AgentWish(AgentState.NotReady, NotReadyReason.OwnCall, null);
                agents.Touch(colleague);
            }
        }
    }

    public void End(string user, CallId call)
    {
        if (agents.Find(user) is { } colleague)
        {
            Free(colleague, call);
            if (colleague is { State: AgentState.NotReady, Reason: NotReadyReason.OwnCall })
            {
                agents.FireReady(colleague, AgentTrigger.GoReady);
            }
            else if (colleague.Wish is { Reason: NotReadyReason.OwnCall })
            {
                colleague.Wish = null;
                agents.Touch(colleague);
            }
        }
    }

    private static void Free(Agent colleague, CallId call)
    {
        if (colleague.ReservedFor == call)
        {
            QueuePlaces.Free(colleague);
        }
    }
}
