using CallCenter.Acd.Core;
using CallCenter.Acd.Estimates;
using CallCenter.Acd.Work;

namespace CallCenter.Acd.Agents;

/// <summary>The time after the last item at hand: from its release until the agent ends it, or the queue's wrap-up time does.</summary>
internal sealed class WrapUps(LoopServices loop, AgentBook agents, WaitEstimates estimates)
{
    /// <summary>Called before a wrap-up begins: nothing may be on offer to the agent then.</summary>
    public Action<Agent>? Beginning { get; set; }

    /// <summary>An item was released. While others are at hand there is no time for paperwork.</summary>
    public void Begin(Agent agent, Assignment released)
    {
        if (agent.Assignments.Exists(a => a != released && a.Phase == AssignmentPhase.Taken))
        {
            agent.Assignments.Remove(released);
            estimates.Handled(released.Queue, loop.Facts.Now - released.Since);
            agents.Touch(agent);
            return;
        }

        Beginning?.Invoke(agent);
        released.Phase = AssignmentPhase.WrapUp;
        agents.Fire(agent, AgentTrigger.Release);
        var seconds = agents.Roster.Queue(released.Queue).WrapUpSeconds;
        if (seconds > 0)
        {
            agent.WrapUp = loop.Deadlines.Set(TimeSpan.FromSeconds(seconds), () => TimeOut(agent));
        }
    }

    /// <summary>Saves note and disposition and goes on to what the agent wished for. A note may come after the time was up.</summary>
    public DeskError Complete(Agent agent, string? disposition, string? note)
    {
        if (agent.State != AgentState.WrapUp)
        {
            if (agent.LateNote is not { } late)
            {
                return DeskError.NotInWrapUp;
            }

            Write(agent, late, disposition, note);
            return DeskError.None;
        }

        Write(agent, Finished(agent).Stay.Id, disposition, note);
        Cancel(agent);
        Settle(agent);
        return DeskError.None;
    }

    /// <summary>The agent leaves the wrap-up by a change of state; the note may still come.</summary>
    public void Leave(Agent agent)
    {
        Cancel(agent);
        agent.LateNote = Finished(agent).Stay.Id;
    }

    private void Write(Agent agent, CallId call, string? disposition, string? note)
    {
        agent.LateNote = null;
        loop.Facts.Write(new WrapUpCompleted
        {
            At = loop.Facts.Now, Agent = agent.User, CallId = call, Disposition = disposition, Note = note,
        });
    }

    private void TimeOut(Agent agent)
    {
        if (agent.State == AgentState.WrapUp)
        {
            Leave(agent);
            Settle(agent);
        }
    }

    private void Settle(Agent agent)
    {
        switch (agent.Wish)
        {
            case { State: AgentState.SignedOut } wish:
                agents.Fire(agent, AgentTrigger.SignOut, by: wish.By);
                break;
            case { State: AgentState.NotReady } wish:
                agents.Fire(agent, AgentTrigger.GoNotReady, wish.Reason, wish.By);
                break;
            default:
                agents.FireReady(agent, AgentTrigger.GoReady);
                break;
        }
    }

    private void Cancel(Agent agent)
    {
        var work = Finished(agent);
        estimates.Handled(work.Queue, loop.Facts.Now - work.Since);
        agent.WrapUp?.Cancel();
        agent.WrapUp = null;
    }

    private static Assignment Finished(Agent agent) => agent.First(AssignmentPhase.WrapUp)!;
}
