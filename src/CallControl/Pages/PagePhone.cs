using CallCenter.CallControl.Legs;

namespace CallCenter.CallControl.Pages;

/// <summary>
/// One person's telephone in a page: which page it is, its line, the call on it. The call's leg outlives the line: while no sound comes the
/// other side hears hold music, and the next line goes on with it. Guarded by its lock.
/// </summary>
internal sealed class PagePhone(TimeProvider time)
{
    /// <summary>A page that is loaded again is back by then; nobody needs to know.</summary>
    private static readonly TimeSpan Unnoticed = TimeSpan.FromSeconds(2.5);

    /// <summary>A page that has not been heard of for so long does not come back by itself.</summary>
    private static readonly TimeSpan GivenUp = TimeSpan.FromSeconds(30);

    /// <summary>A page that has been silent for so long is not asked before another takes its place.</summary>
    private static readonly TimeSpan Given = TimeSpan.FromSeconds(4);

    private static readonly TimeSpan LongestBeat = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestGap = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private TaskCompletionSource _lineCame = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TaskCompletionSource<bool>? _answer;
    private string? _instance;
    private string? _page;
    private bool _here;
    private BrowserLine? _line;
    private CallLeg? _leg;
    private TimeSpan _returnTime;
    private PageRing? _ringing;
    private bool _microphone;
    private long _beatAt;
    private long? _wellAt;
    private long? _awaySince;

    /// <summary>What was told last, see <see cref="PagePhones"/>.</summary>
    public PagePhoneView? Told { get; set; }

    public PagePhoneView View
    {
        get
        {
            lock (_gate)
            {
                return new PagePhoneView(_here ? _instance : null, Trouble(), _ringing, _leg is { End: null });
            }
        }
    }

    /// <summary>Another page than this one is the telephone, and answers.</summary>
    /// <param name="before">what this one was before it was loaded again.</param>
    public bool IsElsewhere(string instance, string? before)
    {
        lock (_gate)
        {
            return _here && _instance != instance && _instance != before && time.GetElapsedTime(_beatAt) <= Given;
        }
    }

    /// <summary>The page with this line is the telephone from now on; a call on it goes on there. Returns the line of before, which is to be closed.</summary>
    public BrowserLine? Attach(string instance, BrowserLine line)
    {
        BrowserLine? before;
        lock (_gate)
        {
            (before, _line) = (_line, line);
            (_here, _page, _instance, _beatAt, _microphone) = (true, null, instance, time.GetTimestamp(), true);
            if (_leg is { End: null } leg)
            {
                line.GoOnWith(leg);
            }

            _lineCame.TrySetResult();
        }

        return before;
    }

    public bool Beat(string page, string instance, bool microphone)
    {
        lock (_gate)
        {
            if (_instance != instance)
            {
                return false;
            }

            (_here, _page, _beatAt, _microphone) = (true, page, time.GetTimestamp(), microphone);
            return true;
        }
    }

    public void Gone(string page)
    {
        lock (_gate)
        {
            _here &= _page != page;
        }
    }

    /// <summary>The page is the telephone no more.</summary>
    public void Close(string instance)
    {
        BrowserLine? line;
        lock (_gate)
        {
            if (_instance != instance)
            {
                return;
            }

            line = _line;
            Forget();
        }

        line?.Dispose();
    }

    public void Echo(string instance, bool on)
    {
        lock (_gate)
        {
            if (_instance == instance)
            {
                _line?.Echo(on);
            }
        }
    }

    public void Answer(string instance, bool accept)
    {
        lock (_gate)
        {
            if (_instance == instance)
            {
                _answer?.TrySetResult(accept);
            }
        }
    }

    /// <summary>Null while something else rings or is talked to; completes with whether it was accepted.</summary>
    public Task<bool>? BeginRinging(PageRing ring)
    {
        lock (_gate)
        {
            if (_ringing is not null || _leg is { End: null })
            {
                return null;
            }

            _ringing = ring;
            _answer = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
            return _answer.Task;
        }
    }

    public void EndRinging()
    {
        lock (_gate)
        {
            (_ringing, _answer) = (null, null);
        }
    }

    /// <summary>Completes when a line is, or comes, there.</summary>
    public Task LineAsync()
    {
        lock (_gate)
        {
            if (_line is null or { Closed.IsCancellationRequested: true } && _lineCame.Task.IsCompleted)
            {
                _lineCame = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            }

            return _lineCame.Task;
        }
    }

    /// <summary>A leg of the call on the line; null when there is none, or a call is on it.</summary>
    public CallLeg? Take(AgentRing ring)
    {
        lock (_gate)
        {
            if (_leg is { End: null } || _line?.Take(ring.CallId, ring.Role, ring.Agent, outlives: true) is not { } leg)
            {
                return null;
            }

            (_leg, _returnTime, _awaySince) = (leg, ring.ReturnTime, null);
            return leg;
        }
    }

    /// <summary>Looked at now and then: whether the call's sound is there.</summary>
    public void Watch()
    {
        lock (_gate)
        {
            _here &= _page is not null || time.GetElapsedTime(_beatAt) <= Given; // a page that was closed before it said a word
            if (_leg is not { End: null } leg)
            {
                (_leg, _awaySince) = (null, null);
                CloseForgotten();
                return;
            }

            if (_line?.HeardWithin(LongestGap) == true)
            {
                Return(leg);
                return;
            }

            if (_awaySince is null)
            {
                _awaySince = time.GetTimestamp();
                leg.Post(() => leg.SetHeldByPeer(true));
            }
            else if (time.GetElapsedTime(_awaySince.Value) >= _returnTime)
            {
                leg.Post(() => leg.HangUp(new CallEnd(CallResult.Failed, EndReason.MediaTimeout), null));
            }
        }
    }

    private void CloseForgotten()
    {
        if (_instance is not null && time.GetElapsedTime(_beatAt) > GivenUp)
        {
            _line?.Dispose();
            Forget();
        }
    }

    private void Forget() => (_line, _instance, _page, _here, _wellAt) = (null, null, null, false, null);

    private void Return(CallLeg leg)
    {
        if (_awaySince is not null)
        {
            _awaySince = null;
            leg.Post(() => leg.SetHeldByPeer(false));
        }
    }

    private string? Trouble()
    {
        var lives = _line is { Closed.IsCancellationRequested: false } && time.GetElapsedTime(_beatAt) <= LongestBeat;
        var heard = lives && _line!.HeardWithin(LongestGap);
        if (lives && !_microphone)
        {
            return NotReadyReason.NoMicrophone;
        }

        if (heard)
        {
            _wellAt = time.GetTimestamp();
            return null;
        }

        return _wellAt is { } at && time.GetElapsedTime(at) <= Unnoticed ? null : lives ? NotReadyReason.NoSound : NotReadyReason.PhonePageGone;
    }
}
