using CallCenter.Acd.Core;
using CallCenter.Acd.Estimates;
using CallCenter.Acd.Work;

namespace CallCenter.Acd.Agents;

/// <summary>
/// The time after the last item at hand: from its release until the agent ends it, or the queue's wrap-up time does. What the agent has
/// written by then is sent in either case.
/// </summary>
internal sealed class WrapUps(LoopServices loop, AgentBook agents, WaitEstimates estimates, DraftKeeper drafts)
{
    /// <summary>Called before a wrap-up begins: nothing may be on offer to the agent then.</summary>
    public Action<Agent>? Beginning { get; set; }

    /// <summary>An item was released. While others are at hand there is no time for paperwork.</summary>
    public void Begin(Agent agent, Assignment released)
    {
        if (agent.Dialing is not null || agent.Assignments.Exists(a => a != released && a.Phase == AssignmentPhase.Taken))
        {
            agent.Assignments.Remove(released);
            estimates.Handled(released.Queue, loop.Facts.Now - released.Since);
            Send(released.Draft);
            agents.Touch(agent);
            return;
        }

        Beginning?.Invoke(agent);
        if (released.Stay.IsInside)
        {
            agent.Assignments.Remove(released);
            Skip(agent);
            return;
        }

        released.Phase = AssignmentPhase.WrapUp;
        var seconds = agents.Roster.Queue(released.Queue).WrapUpSeconds;
        if (seconds > 0)
        {
            SetClock(agent, released, loop.Facts.Now.AddSeconds(seconds));
        }

        agents.Fire(agent, AgentTrigger.Release);
    }

    /// <summary>
    /// Keeps what the agent has written so far. The last words may come when the time is already up: they are sent as well.
    /// </summary>
    /// <param name="kept">completes when the draft is on disk.</param>
    public DeskError Draft(Agent agent, CallId call, string? disposition, string? note, out Task kept)
    {
        kept = Task.CompletedTask;
        var draft = new WrapUpDraft(agent.User, call, disposition, note, loop.Facts.Now);
        if (agent.Assignments.Find(a => a.Stay.Id == call && a.Phase != AssignmentPhase.Offered) is { } work)
        {
            work.Draft = work.Stay.Note = draft;
            kept = drafts.KeepAsync(draft);
            return DeskError.None;
        }

        if (agent.LateNote is not { } late || late.CallId != call)
        {
            return DeskError.NoCall;
        }

        if ((late.Disposition, late.Note) != (disposition, note) && !draft.IsEmpty)
        {
            Write(draft);
            agent.LateNote = draft;
        }

        return DeskError.None;
    }

    /// <summary>One more wrap-up time of the queue.</summary>
    public DeskError Extend(Agent agent)
    {
        if (agent.State != AgentState.WrapUp)
        {
            return DeskError.NotInWrapUp;
        }

        return TryExtend(agent, Finished(agent)) ? DeskError.None : DeskError.NoMoreTime;
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

            agent.LateNote = null;
            Write(late with { Disposition = disposition ?? late.Disposition, Note = note ?? late.Note });
            return DeskError.None;
        }

        if (RefusalOf(agent, disposition) is var refusal and not DeskError.None)
        {
            return refusal;
        }

        var work = Finished(agent);
        agent.LateNote = null;
        Write(new WrapUpDraft(agent.User, work.Stay.Id, disposition ?? work.Draft?.Disposition, note ?? work.Draft?.Note, loop.Facts.Now));
        StopClock(agent);
        Settle(agent);
        return DeskError.None;
    }

    /// <summary>The agent leaves the wrap-up by a change of state, or the clock does: the draft is sent, the rest may still come.</summary>
    public void Leave(Agent agent)
    {
        StopClock(agent);
        var work = Finished(agent);
        agent.LateNote = work.Draft ?? new WrapUpDraft(agent.User, work.Stay.Id, null, null, loop.Facts.Now);
        Send(work.Draft);
    }

    /// <summary>A call that nobody answered, or colleagues talked in: there is nothing to wrap up.</summary>
    public void Skip(Agent agent)
    {
        if (agents.Fire(agent, AgentTrigger.Release))
        {
            Settle(agent);
        }
    }

    /// <summary>Why the agent may not leave the wrap-up yet.</summary>
    /// <param name="disposition">what is about to be sent.</param>
    public DeskError RefusalOf(Agent agent, string? disposition = null)
    {
        var work = Finished(agent);
        return agents.WantsDisposition(work) && string.IsNullOrWhiteSpace(disposition ?? work.Draft?.Disposition)
            ? DeskError.DispositionMissing
            : DeskError.None;
    }

    private void Send(WrapUpDraft? draft)
    {
        if (draft is { IsEmpty: false })
        {
            Write(draft);
        }
    }

    private void Write(WrapUpDraft sent)
    {
        loop.Facts.Write(new WrapUpCompleted
        {
            At = loop.Facts.Now, Agent = sent.Agent, CallId = sent.CallId, Disposition = sent.Disposition, Note = sent.Note,
        });
        var until = loop.Facts.Now;
        loop.Mailbox.Outside(() => drafts.DropAsync(sent.Agent, sent.CallId, until));
    }

    private bool TryExtend(Agent agent, Assignment work)
    {
        var seconds = agents.Roster.Queue(work.Queue).WrapUpSeconds;
        if (work.EndsAt is not { } ends || seconds <= 0 || work.Extensions >= loop.Options.WrapUpExtensions)
        {
            return false;
        }

        work.Extensions++;
        SetClock(agent, work, ends.AddSeconds(seconds));
        agents.Touch(agent);
        return true;
    }

    private void SetClock(Agent agent, Assignment work, DateTimeOffset ends)
    {
        work.EndsAt = ends;
        agent.WrapUp?.Cancel();
        agent.WrapUp = loop.Deadlines.Set(ends - loop.Facts.Now, () => TimeOut(agent));
    }

    private void TimeOut(Agent agent)
    {
        if (agent.State != AgentState.WrapUp)
        {
            return;
        }

        var work = Finished(agent);
        var writing = work.Draft is { IsEmpty: false } draft && loop.Facts.Now - draft.At < loop.Options.StillWriting;
        if (writing && TryExtend(agent, work))
        {
            return;
        }

        if (RefusalOf(agent) != DeskError.None)
        {
            work.EndsAt = null; // the page says that the disposition is missing
            agents.Touch(agent);
        }
        else
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

    private void StopClock(Agent agent)
    {
        var work = Finished(agent);
        estimates.Handled(work.Queue, loop.Facts.Now - work.Since);
        agent.WrapUp?.Cancel();
        agent.WrapUp = null;
    }

    private static Assignment Finished(Agent agent) => agent.First(AssignmentPhase.WrapUp)!;
}
