using CallCenter.Acd.Agents;
using CallCenter.Acd.Core;
using CallCenter.Acd.Work;

namespace CallCenter.Acd.Waiting;

/// <summary>
/// Who may not come into a queue, or not stay in it, and where they go by the queue's rules. A rule that leads back to a queue from which
/// the item has already overflowed does not count; without a rule the flow goes on.
/// </summary>
internal sealed class Overflow(LoopServices loop, AgentBook agents, WaitingRoom room)
{
    /// <summary>A new item comes into its queue, or goes where that queue sends it.</summary>
    public void Enter(Stay stay, string queue, int priority, DateTimeOffset? since = null)
    {
        var settings = agents.Roster.Queue(queue);
        if (!stay.WasCalled && Against(settings, queue) is { } cause)
        {
            stay.Queue = queue;
            if (RuleFor(stay, settings, cause, 0) is { } rule)
            {
                Go(stay, rule, priority, since ?? loop.Facts.Now);
                return;
            }

            if (cause == OverflowCause.Closed || (cause == OverflowCause.Length && IsFull(settings, queue)))
            {
                room.Finish(stay, new QueueOutcome.Unavailable(cause == OverflowCause.Closed ? "closed" : "full"));
                return;
            }
        }

        room.Enter(stay, queue, priority, since);
    }

    /// <summary>Has waited for as long as a rule or the queue allows.</summary>
    public void Expire(Stay stay)
    {
        var settings = agents.Roster.Queue(stay.Queue);
        var waited = loop.Facts.Now - stay.QueuedAt;
        if (!stay.WasCalled && RuleFor(stay, settings, OverflowCause.Wait, waited.TotalSeconds) is { } rule)
        {
            Leave(stay, rule);
        }
        else if (stay.Within is not null || (settings.MaxWaitSeconds > 0 && waited.TotalSeconds >= settings.MaxWaitSeconds))
        {
            room.TimeOut(stay);
        }
        else
        {
            stay.Overdue = false;
            room.Expect(stay, WaitSteps.Expiry(settings, waited));
        }
    }

    /// <summary>Somebody has signed out: whoever waits where nobody is left may have another way.</summary>
    public void LookAround()
    {
        foreach (var stay in room.Line.Stays.Where(s => s.State == StayState.Waiting && !s.WasCalled && !agents.AnyoneFor(s.Queue)).ToList())
        {
            if (RuleFor(stay, agents.Roster.Queue(stay.Queue), OverflowCause.Nobody, 0) is { } rule)
            {
                Leave(stay, rule);
            }
        }
    }

    private void Leave(Stay stay, OverflowRule rule)
    {
        var since = stay.Place;
        room.Leave(stay, QueueLeaving.Overflowed);
        Go(stay, rule, stay.Priority, since);
    }

    private void Go(Stay stay, OverflowRule rule, int priority, DateTimeOffset since)
    {
        stay.OverflowedFrom.Add(stay.Queue);
        loop.Facts.Write(new CallOverflowed
        {
            At = loop.Facts.Now, CallId = stay.Id, Queue = stay.Queue, Cause = rule.When, To = rule.To, ToQueue = rule.Queue,
        });
        if (rule is { To: OverflowTarget.Queue, Queue: { } next })
        {
            Enter(stay, next, priority, since);
        }
        else
        {
            room.Finish(stay, new QueueOutcome.Overflowed(rule.To, stay.Queue) { PlaceAt = rule.To == OverflowTarget.Callback ? since : null });
        }
    }

    private OverflowCause? Against(QueueConfig settings, string queue) =>
        settings.Rules.Hours is { } hours && !hours.Cover(loop.Facts.Now) ? OverflowCause.Closed
        : Has(settings, OverflowCause.Nobody) && !agents.AnyoneFor(queue) ? OverflowCause.Nobody
        : IsFull(settings, queue) || settings.Rules.Overflow.Any(r => r.When == OverflowCause.Length && room.Line.In(queue) >= r.Limit) ? OverflowCause.Length
        : null;

    private bool IsFull(QueueConfig settings, string queue) => settings.Rules.MaxLength is > 0 and var most && room.Line.In(queue) >= most;

    private OverflowRule? RuleFor(Stay stay, QueueConfig settings, OverflowCause cause, double waited) => settings.Rules.Overflow.FirstOrDefault(rule =>
        rule.When == cause
        && (cause != OverflowCause.Wait || waited >= rule.Limit)
        && (cause != OverflowCause.Length || room.Line.In(settings.Name) >= rule.Limit)
        && (rule.To != OverflowTarget.Queue || (rule.Queue is { } next && agents.Roster.Queues.ContainsKey(next) && !stay.OverflowedFrom.Contains(next))));

    private static bool Has(QueueConfig settings, OverflowCause cause) => settings.Rules.Overflow.Any(rule => rule.When == cause);
}
