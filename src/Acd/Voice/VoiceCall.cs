namespace CallCenter.Acd.Voice;

/// <summary>A caller whose item is on the floor, with the live legs. Owned by the loop.</summary>
internal sealed class VoiceCall(WorkItem item, ICallLeg caller)
{
    private CancellationTokenSource? _waiting;

    public WorkItem Item { get; } = item;

    public CallId Id => Item.Id;

    public ICallLeg Caller { get; } = caller;

    public Dictionary<long, VoiceAttempt> Attempts { get; } = [];

    /// <summary>Wishes for a transfer that the floor has not answered yet, by number.</summary>
    public Dictionary<long, TransferRequest> Requests { get; } = [];

    public TaskCompletionSource<QueueOutcome> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public CancellationTokenRegistration LeaveWatch { get; set; }

    public IPlayback? Playback { get; set; }

    /// <summary>The caller is in a queue, and nobody has been connected.</summary>
    public bool Waiting { get; private set; }

    /// <summary>The caller has asked for the answer that was offered, and has not heard it to its end.</summary>
    public bool HearsAnswer { get; set; }

    /// <summary>What the caller says to the offer of a callback is being heard.</summary>
    public bool Listening { get; set; }

    /// <summary>Grows with every change of what plays: a clip that was made for an older turn is not played.</summary>
    public int Turn { get; set; }

    /// <summary>Cancelled when the stay that has begun last is over.</summary>
    public CancellationToken WaitingToken => _waiting?.Token ?? CancellationToken.None;

    public void SetWaiting(bool waiting)
    {
        _waiting?.Cancel();
        _waiting = waiting ? new CancellationTokenSource() : null;
        Waiting = waiting;
        Caller.SetWaiting(waiting);
    }
}
