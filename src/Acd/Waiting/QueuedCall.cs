using CallCenter.Acd.Agents;
using CallCenter.Acd.Conversations;
using CallCenter.Acd.Core;
using CallCenter.Acd.Matching;
using CallCenter.CallModel;

namespace CallCenter.Acd.Waiting;

/// <summary>Where a caller is in the waiting room. Dialing: an agent passed the caller on to a number, which rings.</summary>
internal enum StayState { Waiting, Offered, Talking, Dialing, Over }

/// <summary>One caller from entering the waiting room to leaving it for good. Owned by the loop.</summary>
internal sealed class QueuedCall(QueueRequest request)
{
    public TaskCompletionSource<QueueOutcome> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ICallLeg Caller { get; } = request.Caller;

    public CallId Id { get; } = request.Caller.CallId;

    public CallContext Context { get; } = request.Context;

    public string Language { get; } = request.Language;

    public string Queue { get; set; } = request.Queue;

    public int Priority { get; set; } = request.Priority;

    public StayState State { get; set; } = StayState.Over;

    /// <summary>Place among callers of the same priority: grows with each entry.</summary>
    public long Number { get; set; }

    public DateTimeOffset QueuedAt { get; set; }

    /// <summary>A colleague to whom an agent passed the caller on by name: has one chance, whatever queues and skills say.</summary>
    public Agent? Preferred { get; set; }

    /// <summary>Agents who missed this call: asked again only when nobody else is there.</summary>
    public HashSet<Agent> Tried { get; } = [];

    /// <summary>The longest wait has passed while an agent's phone rings.</summary>
    public bool Overdue { get; set; }

    /// <summary>Seconds of waiting that were foreseen at entry; null when nothing was known.</summary>
    public double? Foreseen { get; set; }

    public Deadline? MaxWait { get; set; }

    public Offer? Offer { get; set; }

    public Conversation? Conversation { get; set; }

    /// <summary>Who talked to the caller last.</summary>
    public string? ServedBy { get; set; }

    /// <summary>Stops the ringing of a number that the caller is passed on to.</summary>
    public CancellationTokenSource? Dial { get; set; }

    public string? DialedNumber { get; set; }

    public CancellationTokenRegistration LeaveWatch { get; set; }

    public HoldState Sound { get; } = new();
}

/// <summary>What plays to a caller who waits.</summary>
internal sealed class HoldState
{
    public IPlayback? Playback { get; set; }

    public Deadline? Next { get; set; }

    /// <summary>The position was said in this stay.</summary>
    public bool Announced { get; set; }

    /// <summary>Grows with every change: a clip that was made for an older turn is not played.</summary>
    public int Turn { get; set; }
}
