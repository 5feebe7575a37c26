using CallCenter.Acd.Agents;
using CallCenter.Acd.Channels;
using CallCenter.Acd.Core;
using CallCenter.Acd.Work;

namespace CallCenter.Acd.Waiting;

/// <summary>Items come in, wait and leave. Every <see cref="CallQueued"/> written here gets its <see cref="QueueLeft"/> here.</summary>
internal sealed class WaitingRoom(LoopServices loop, AgentBook agents, WaitingLine line, ChannelTable channels, Outlook outlook,
    Announcements announcements)
{
    private readonly Dictionary<CallId, Stay> _stays = [];
    private long _count;

    /// <summary>Everybody on the floor: waiting, on offer, talking. May be read from any thread.</summary>
    public long Count => Interlocked.Read(ref _count);

    public WaitingLine Line => line;

    /// <summary>Called when an item that nobody is being offered has waited for as long as it may.</summary>
    public Action<Stay>? Expire { get; set; }

    public Stay? Find(CallId item) => _stays.GetValueOrDefault(item);

    public bool TryAdmit(Stay stay)
    {
        if (_stays.Count >= loop.Options.MaxCalls || !_stays.TryAdd(stay.Id, stay))
        {
            return false;
        }

        Interlocked.Exchange(ref _count, _stays.Count);
        return true;
    }

    /// <summary>The clock was set by so much: who has waited for a minute has still done so, and everybody keeps the place.</summary>
    public void Move(TimeSpan by)
    {
        foreach (var stay in _stays.Values)
        {
            stay.Move(by);
        }
    }

    /// <summary>Begins a stay in a queue.</summary>
    /// <param name="since">its place, when it comes from another queue.</param>
    public void Enter(Stay stay, string queue, int priority, DateTimeOffset? since = null)
    {
        (stay.Queue, stay.Priority, stay.State, stay.Overdue) = (queue, priority, StayState.Waiting, false);
        stay.QueuedAt = loop.Facts.Now;
        stay.Place = since ?? (stay.ServedBy is null && stay.Item.Since is { } kept && kept < stay.QueuedAt ? kept : stay.QueuedAt);
        line.Add(stay);
        var position = outlook.PositionOf(stay);
        stay.Foreseen = outlook.Of(stay, position);
        loop.Facts.Write(new CallQueued
        {
            At = stay.QueuedAt, CallId = stay.Id, Queue = queue, Position = position, Priority = priority, Channel = stay.Channel,
        });
        var settings = agents.Roster.Queue(queue);
        Expect(stay, stay.Within ?? WaitSteps.Expiry(settings, TimeSpan.Zero));
        WidenLater(stay, settings);
        if (stay.Within is null)
        {
            channels.Send(stay.Item, new WorkCommand.Wait(stay.Id));
            announcements.Begin(stay);
        }
    }

    /// <summary>To the head of its queue, without a new stay: the time that it has waited counts on.</summary>
    public void PullAhead(Stay stay)
    {
        line.Remove(stay);
        stay.Priority = Math.Max(stay.Priority, WaitingLine.HeadPriority);
        line.Add(stay);
    }

    /// <summary>Goes back to the head of its queue: the customer was served already and is not to wait again.</summary>
    public void Return(Stay stay) => Enter(stay, stay.Queue, Math.Max(stay.Priority, WaitingLine.HeadPriority));

    /// <summary>Ends the stay in the queue; the item may go on to an agent, back to the flow, or be gone.</summary>
    public void Leave(Stay stay, QueueLeaving why)
    {
        if (!line.Remove(stay))
        {
            return;
        }

        channels.Send(stay.Item, new WorkCommand.StopWaiting(stay.Id));
        stay.MaxWait?.Cancel();
        stay.Widening?.Cancel();
        (stay.MaxWait, stay.Widening) = (null, null);
        Announcements.End(stay);
        var waited = loop.Facts.MillisecondsSince(stay.QueuedAt);
        outlook.CameTrue(stay, TimeSpan.FromMilliseconds(waited), why);
        loop.Facts.Write(new QueueLeft { At = loop.Facts.Now, CallId = stay.Id, Queue = stay.Queue, Why = why, WaitedMs = waited });
    }

    /// <summary>The item leaves the floor for good.</summary>
    public void Finish(Stay stay, QueueOutcome outcome)
    {
        if (!_stays.Remove(stay.Id))
        {
            return;
        }

        Interlocked.Exchange(ref _count, _stays.Count);
        stay.State = StayState.Over;
        foreach (var rest in stay.Rejections.Values)
        {
            rest.Cancel();
        }

        channels.Send(stay.Item, new WorkCommand.GiveBack(stay.Id, outcome));
    }

    public void TimeOut(Stay stay)
    {
        Leave(stay, QueueLeaving.TimedOut);
        Finish(stay, new QueueOutcome.TimedOut());
    }

    /// <summary>The customer has been told the place in the queue.</summary>
    public void PositionTold(WorkEvent.PositionTold told)
    {
        if (Find(told.Item) is { } stay && stay.Number == told.Stay)
        {
            announcements.Told(stay, told);
        }
    }

    /// <summary>The customer gives the line up and keeps the place, if that was offered and no agent is on the way.</summary>
    public void CallbackAsked(CallId item)
    {
        if (Find(item) is { State: StayState.Waiting, CallbackOffered: true } stay)
        {
            Leave(stay, QueueLeaving.LeftByKey);
            Finish(stay, new QueueOutcome.CallbackWanted(stay.Place));
        }
    }

    /// <summary>The customer hears what was offered, and keeps the place.</summary>
    public void AnswerHeard(CallId item)
    {
        if (Find(item) is { Item.Answer: { } answer } stay && line.Contains(stay))
        {
            stay.AnswerHeard = true;
            stay.Item.Context.AddTrail(TrailKind.HeardAnswer, stay.Queue, answer.Title);
            loop.Facts.Write(new AnswerHeard { At = loop.Facts.Now, CallId = item, Queue = stay.Queue, Article = answer.Article });
        }
    }

    public bool IsInLine(Stay stay) => line.Contains(stay);

    /// <summary>Looks at the item again when it has waited for so long from now on; null = never.</summary>
    public void Expect(Stay stay, TimeSpan? longest)
    {
        stay.MaxWait?.Cancel();
        stay.MaxWait = longest is { } wait ? loop.Deadlines.Set(wait, () => PassMaxWait(stay)) : null;
    }

    private void PassMaxWait(Stay stay)
    {
        if (stay.State == StayState.Waiting)
        {
            Expire?.Invoke(stay);
        }
        else
        {
            stay.Overdue = true;
        }
    }

    // That more agents may serve it is seen by the matching that follows each message of the loop.
    private void WidenLater(Stay stay, QueueConfig settings)
    {
        stay.Widening?.Cancel();
        stay.Widening = WaitSteps.Widening(settings.Rules, loop.Facts.Now - stay.Place) is { } wait
            ? loop.Deadlines.Set(wait, () => WidenLater(stay, settings))
            : null;
    }
}
