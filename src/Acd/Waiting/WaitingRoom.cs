using CallCenter.Acd.Agents;
using CallCenter.Acd.Core;
using CallCenter.Acd.Estimates;
using CallCenter.CallModel;

namespace CallCenter.Acd.Waiting;

/// <summary>Callers come in, wait and leave. Every <see cref="CallQueued"/> written here gets its <see cref="QueueLeft"/> here.</summary>
internal sealed class WaitingRoom(Loop loop, AgentBook agents, WaitingLine line, HoldSound sound, WaitEstimates estimates)
{
    private readonly Dictionary<CallId, QueuedCall> _calls = [];
    private long _count;

    /// <summary>Everybody in the room: waiting, ringing, talking. May be read from any thread.</summary>
    public long Count => Interlocked.Read(ref _count);

    public WaitingLine Line => line;

    public bool TryAdmit(QueuedCall call)
    {
        if (_calls.Count >= loop.Options.MaxCalls || !_calls.TryAdd(call.Id, call))
        {
            return false;
        }

        Interlocked.Exchange(ref _count, _calls.Count);
        return true;
    }

    /// <summary>Begins a stay in a queue: music from the first moment.</summary>
    public void Enter(QueuedCall call, string queue, int priority)
    {
        (call.Queue, call.Priority, call.State, call.Overdue) = (queue, priority, StayState.Waiting, false);
        call.Sound.Announced = false;
        call.QueuedAt = loop.Facts.Now;
        call.Caller.SetWaiting(true);
        line.Add(call);
        var position = line.PositionOf(call);
        call.Foreseen = estimates.Foresee(queue, position, agents.StaffOf(queue));
        loop.Facts.Write(new CallQueued
        {
            At = call.QueuedAt, CallId = call.Id, Queue = queue, Position = position, Priority = priority,
        });
        var settings = agents.Roster.Queue(queue);
        if (settings.MaxWaitSeconds > 0)
        {
            call.MaxWait = loop.Deadlines.Set(TimeSpan.FromSeconds(settings.MaxWaitSeconds), () => PassMaxWait(call));
        }

        sound.StartMusic(call);

        // Whoever finds a free agent at once need not hear a position: the first one is said if the call still waits afterwards.
        loop.Mailbox.Post(() => AnnounceFirst(call, call.Number));
    }

    /// <summary>Ends the stay in the queue; the caller may go on to an agent, to the flow, or be gone.</summary>
    public void Leave(QueuedCall call, QueueLeaving why)
    {
        if (!line.Remove(call))
        {
            return;
        }

        call.Caller.SetWaiting(false);
        sound.Stop(call);
        call.MaxWait?.Cancel();
        call.MaxWait = null;
        var waited = loop.Facts.MillisecondsSince(call.QueuedAt);
        estimates.Waited(call.Queue, TimeSpan.FromMilliseconds(waited), why, call.Foreseen);
        loop.Facts.Write(new QueueLeft { At = loop.Facts.Now, CallId = call.Id, Queue = call.Queue, Why = why, WaitedMs = waited });
    }

    /// <summary>The caller leaves the room for good.</summary>
    public void Finish(QueuedCall call, QueueOutcome outcome)
    {
        if (!_calls.Remove(call.Id))
        {
            return;
        }

        Interlocked.Exchange(ref _count, _calls.Count);
        sound.Stop(call);
        call.State = StayState.Over;
        var watch = call.LeaveWatch;
        loop.Mailbox.Later(() =>
        {
            watch.Unregister();
            call.Done.TrySetResult(outcome);
        });
    }

    public void TimeOut(QueuedCall call)
    {
        Leave(call, QueueLeaving.TimedOut);
        Finish(call, new QueueOutcome.TimedOut());
    }

    private void PassMaxWait(QueuedCall call)
    {
        if (call.State == StayState.Waiting)
        {
            TimeOut(call);
        }
        else
        {
            call.Overdue = true;
        }
    }

    private void AnnounceFirst(QueuedCall call, long number)
    {
        if (call.Number != number || call.State is not (StayState.Waiting or StayState.Offered))
        {
            return;
        }

        var every = agents.Roster.Queue(call.Queue).AnnounceEverySeconds;
        if (call.State == StayState.Waiting)
        {
            sound.Announce(call, every);
        }
        else
        {
            sound.AnnounceLater(call, every);
        }
    }
}
