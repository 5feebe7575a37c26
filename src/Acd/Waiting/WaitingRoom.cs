using CallCenter.Acd.Agents;
using CallCenter.Acd.Channels;
using CallCenter.Acd.Core;
using CallCenter.Acd.Estimates;
using CallCenter.Acd.Work;

namespace CallCenter.Acd.Waiting;

/// <summary>Items come in, wait and leave. Every <see cref="CallQueued"/> written here gets its <see cref="QueueLeft"/> here.</summary>
internal sealed class WaitingRoom(LoopServices loop, AgentBook agents, WaitingLine line, ChannelTable channels, WaitEstimates estimates)
{
    private readonly Dictionary<CallId, Stay> _stays = [];
    private long _count;

    /// <summary>Everybody on the floor: waiting, on offer, talking. May be read from any thread.</summary>
    public long Count => Interlocked.Read(ref _count);

    public WaitingLine Line => line;

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

    /// <summary>Begins a stay in a queue.</summary>
    public void Enter(Stay stay, string queue, int priority)
    {
        (stay.Queue, stay.Priority, stay.State, stay.Overdue) = (queue, priority, StayState.Waiting, false);
        stay.PositionTold = false;
        stay.QueuedAt = loop.Facts.Now;
        stay.Place = stay.ServedBy is null && stay.Item.Since is { } since && since < stay.QueuedAt ? since : stay.QueuedAt;
        line.Add(stay);
        var position = line.PositionOf(stay);
        stay.Foreseen = Foresee(stay, position);
        loop.Facts.Write(new CallQueued
        {
            At = stay.QueuedAt, CallId = stay.Id, Queue = queue, Position = position, Priority = priority, Channel = stay.Channel,
        });
        if (LongestWait(stay) is { } longest)
        {
            stay.MaxWait = loop.Deadlines.Set(longest, () => PassMaxWait(stay));
        }

        if (stay.Within is null)
        {
            channels.Send(stay.Item, new WorkCommand.Wait(stay.Id));

            // Whoever finds a free agent at once need not hear a position: the first one is told if the item still waits afterwards.
            loop.Mailbox.Post(() => TellFirst(stay, stay.Number));
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
        stay.NextPosition?.Cancel();
        (stay.MaxWait, stay.NextPosition) = (null, null);
        var waited = loop.Facts.MillisecondsSince(stay.QueuedAt);
        estimates.Waited(stay.Queue, TimeSpan.FromMilliseconds(waited), why, stay.Foreseen);
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
        if (Find(told.Item) is { } stay && IsInLine(stay, told.Stay))
        {
            loop.Facts.Write(new PositionAnnounced
            {
                At = loop.Facts.Now, CallId = stay.Id, Queue = stay.Queue, Position = told.Position,
                EstimatedWaitSeconds = Foresee(stay, told.Position) is { } seconds ? (int)Math.Ceiling(seconds) : null,
            });
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

    public bool IsInLine(Stay stay) => line.Contains(stay);

    private double? Foresee(Stay stay, int position) => estimates.Foresee(stay.Queue, position, agents.StaffOf(stay.Queue));

    private bool OffersCallback(Stay stay, int position) => stay is { Item.CallbackAfter: { } after, ServedBy: null }
        && (loop.Facts.Now - stay.QueuedAt >= after || Foresee(stay, position) >= after.TotalSeconds);

    private TimeSpan? LongestWait(Stay stay) => stay.Within
        ?? (agents.Roster.Queue(stay.Queue).MaxWaitSeconds is > 0 and var seconds ? TimeSpan.FromSeconds(seconds) : null);

    private void PassMaxWait(Stay stay)
    {
        if (stay.State == StayState.Waiting)
        {
            TimeOut(stay);
        }
        else
        {
            stay.Overdue = true;
        }
    }

    private void TellFirst(Stay stay, long number)
    {
        if (!IsInLine(stay, number))
        {
            return;
        }

        var every = agents.Roster.Queue(stay.Queue).AnnounceEverySeconds;
        if (stay.State == StayState.Waiting)
        {
            Tell(stay, every);
        }
        else
        {
            TellLater(stay, every);
        }
    }

    /// <summary>Tells the position now, and again every so many seconds (0: never again).</summary>
    private void Tell(Stay stay, int every)
    {
        var position = line.PositionOf(stay);
        stay.CallbackOffered |= OffersCallback(stay, position);
        channels.Send(stay.Item, new WorkCommand.TellPosition(stay.Id, stay.Number, position, First: !stay.PositionTold, stay.CallbackOffered));
        stay.PositionTold = true;
        TellLater(stay, every);
    }

    private void TellLater(Stay stay, int every)
    {
        stay.NextPosition?.Cancel();
        stay.NextPosition = every > 0 ? loop.Deadlines.Set(TimeSpan.FromSeconds(every), () => Tell(stay, every)) : null;
    }

    private static bool IsInLine(Stay stay, long number) =>
        stay.Number == number && stay.State is StayState.Waiting or StayState.Offered;
}
