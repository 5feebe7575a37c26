using System.Threading.Channels;

namespace CallCenter.Testing;

/// <summary>
/// A caller or an agent's phone without a network. Playbacks last as long as their clips by the given clock; a test presses keys, speaks
/// frames, asks for a transfer and hangs up, and sees everything that was played.
/// </summary>
public sealed class FakeCallLeg : ICallLeg
{
    private readonly Lock _gate = new();
    private readonly TimeProvider _time;
    private readonly bool _inline;
    private readonly CancellationTokenSource _ended = new();
    private readonly List<FakePlayback> _playbacks = [];
    private readonly List<IAudioSink> _sinks = [];
    private readonly List<(Func<FakeCallLeg, bool> Condition, TaskCompletionSource Reached)> _waiters = [];
    private readonly Channel<char> _digits;
    private readonly Channel<TransferRequest> _transfers = Channel.CreateUnbounded<TransferRequest>();
    private readonly TaskCompletionSource<bool> _whenAnswered = new();
    private readonly TaskCompletionSource _whenRinging = new();

    /// <param name="inline">keys and the ends of playbacks are handled on the thread that causes them, as <see cref="VirtualTime"/> needs it.</param>
    public FakeCallLeg(TimeProvider time, CallId? callId = null, string remoteNumber = "+4930555001", bool inline = false,
        LegRole role = LegRole.Caller)
    {
        _time = time;
        _inline = inline;
        _digits = Channel.CreateBounded<char>(new BoundedChannelOptions(64)
        {
            FullMode = BoundedChannelFullMode.DropOldest,
            AllowSynchronousContinuations = inline,
        });
        CallId = callId ?? CallId.New();
        RemoteNumber = remoteNumber;
        Role = role;
    }

    public LegId Id { get; } = LegId.New();

    public CallId CallId { get; }

    public LegRole Role { get; }

    public string? Agent => Role == LegRole.Agent ? RemoteNumber : null;

    public string RemoteNumber { get; }

    public CancellationToken Ended => _ended.Token;

    public CallEnd? End { get; private set; }

    public ChannelReader<char> Digits => _digits.Reader;

    public ChannelReader<TransferRequest> TransferRequests => _transfers.Reader;

    public bool Answered { get; private set; }

    public Task<bool> WhenAnswered => _whenAnswered.Task;

    public Task WhenRinging => _whenRinging.Task;

    /// <summary>The status given to <see cref="HangUpAsync"/>.</summary>
    public int? SipStatus { get; private set; }

    /// <summary>Keys that were pressed towards the party.</summary>
    public string SentDigits { get; private set; } = "";

    /// <summary>What was last told by <see cref="SetWaiting"/>.</summary>
    public bool Waiting { get; private set; }

    public string? RecordingPath { get; private set; }

    /// <summary>What was last told by <see cref="SetSecret"/>.</summary>
    public bool Secret { get; private set; }

    /// <summary>Each key that was pressed, as its fact would show it.</summary>
    public string PressedKeys { get; private set; } = "";

    /// <summary>A media clock that is stuck: playbacks never finish by themselves.</summary>
    public bool Sticks { get; set; }

    /// <summary>Called with each playback as it starts, on the thread that starts it.</summary>
    public Action<FakePlayback>? OnPlay { get; set; }

    /// <summary>Everything that was ever played, oldest first.</summary>
    public IReadOnlyList<FakePlayback> Playbacks
    {
        get { lock (_gate) { return [.. _playbacks]; } }
    }

    /// <summary>What plays now; null in silence.</summary>
    public FakePlayback? Playing
    {
        get { lock (_gate) { return _playbacks.Count > 0 && !_playbacks[^1].Completion.IsCompleted ? _playbacks[^1] : null; } }
    }

    /// <summary>Sinks that listen now.</summary>
    public int Listeners
    {
        get { lock (_gate) { return _sinks.Count; } }
    }

    public Task<bool> AnswerAsync()
    {
        Answered |= End is null;
        _whenAnswered.TrySetResult(End is null);
        Signal();
        return Task.FromResult(End is null);
    }

    public void SetWaiting(bool waiting) => Waiting = waiting;

    public void SetSecret(bool secret) => Secret = secret;

    public void SendDigits(string digits) => SentDigits += End is null ? digits : "";

    public IPlayback Play(IReadOnlyList<AudioClip> clips, bool loop = false)
    {
        var playback = new FakePlayback(clips, loop, _time, Signal, _inline);
        FakePlayback? before;
        bool alive;
        lock (_gate)
        {
            before = _playbacks.Count > 0 ? _playbacks[^1] : null;
            _playbacks.Add(playback);
            alive = End is null;
        }

        before?.Complete(PlaybackEnd.Stopped);
        if (alive && !Sticks)
        {
            playback.Start();
        }
        else if (!alive)
        {
            playback.Complete(PlaybackEnd.LegEnded);
        }

        OnPlay?.Invoke(playback);
        Signal();
        return playback;
    }

    public IDisposable Listen(IAudioSink sink)
    {
        lock (_gate)
        {
            _sinks.Add(sink);
        }

        Signal();
        return new Handle(() =>
        {
            lock (_gate)
            {
                _sinks.Remove(sink);
            }

            Signal();
        });
    }

    public void StartRecording(string path)
    {
        RecordingPath = path;
        Signal();
    }

    /// <summary>What was last told by <see cref="PauseRecording"/>.</summary>
    public bool RecordingPaused { get; private set; }

    public void PauseRecording(bool paused) => RecordingPaused = paused;

    public Task StopRecordingAsync() => Task.CompletedTask;

    public Task HangUpAsync(CallEnd why, int? sipStatus = null)
    {
        SipStatus ??= sipStatus;
        EndWith(why);
        return Task.CompletedTask;
    }

    /// <summary>The party presses keys, one after the other.</summary>
    public void Press(string keys)
    {
        foreach (var key in keys)
        {
            PressedKeys += Secret ? DigitPressed.Masked : key.ToString();
            _digits.Writer.TryWrite(key);
        }
    }

    /// <summary>The party says something: whole 20 ms frames go to everybody who listens.</summary>
    public void Speak(ReadOnlySpan<short> samples)
    {
        IAudioSink[] sinks;
        lock (_gate)
        {
            sinks = [.. _sinks];
        }

        for (var at = 0; at + AudioClip.FrameSamples <= samples.Length; at += AudioClip.FrameSamples)
        {
            foreach (var sink in sinks)
            {
                sink.Write(samples.Slice(at, AudioClip.FrameSamples));
            }
        }
    }

    /// <summary>The called side says that it rings.</summary>
    public void Rings() => _whenRinging.TrySetResult();

    /// <summary>Whether the party's side calls whom it is asked to call.</summary>
    public bool CallsInOurPlace { get; set; }

    public Task<bool> PassOnAsync(string number, IReadOnlyDictionary<string, string> data)
    {
        if (CallsInOurPlace)
        {
            EndWith(new CallEnd(CallResult.Completed, EndReason.Transferred));
        }

        return Task.FromResult(CallsInOurPlace);
    }

    /// <summary>The party hangs up.</summary>
    public void HangUp() => EndWith(Answered
        ? new CallEnd(Waiting ? CallResult.Abandoned : CallResult.Completed, Role == LegRole.Caller ? EndReason.CallerHungUp : EndReason.CalleeHungUp)
        : new CallEnd(CallResult.Abandoned, EndReason.Cancelled, 487));

    /// <summary>The party asks (by REFER) to pass the call on; completes with what became of it.</summary>
    public Task<bool> RequestTransfer(string target)
    {
        var answer = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        AskForTransfer(new TransferRequest(target, failed => answer.TrySetResult(failed is null)));
        return answer.Task;
    }

    /// <summary>The same, with everything that a wish may say.</summary>
    public void AskForTransfer(TransferRequest request) => _transfers.Writer.TryWrite(request);

    /// <summary>
    /// Completes as soon as the condition holds; it is looked at after every change of this leg (play, end of play, listen, answer,
    /// end). Wait on it with a timeout.
    /// </summary>
    public Task Until(Func<FakeCallLeg, bool> condition)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            _waiters.Add((condition, reached));
        }

        Signal();
        return reached.Task;
    }

    private void EndWith(CallEnd why)
    {
        FakePlayback? playing;
        lock (_gate)
        {
            if (End is not null)
            {
                return;
            }

            End = why;
            playing = _playbacks.Count > 0 ? _playbacks[^1] : null;
        }

        playing?.Complete(PlaybackEnd.LegEnded);
        _digits.Writer.TryComplete();
        _transfers.Writer.TryComplete();
        _whenAnswered.TrySetResult(false);
        _ended.Cancel();
        Signal();
    }

    private void Signal()
    {
        (Func<FakeCallLeg, bool> Condition, TaskCompletionSource Reached)[] waiters;
        lock (_gate)
        {
            waiters = [.. _waiters];
        }

        foreach (var waiter in waiters.Where(w => w.Condition(this)))
        {
            waiter.Reached.TrySetResult();
            lock (_gate)
            {
                _waiters.Remove(waiter);
            }
        }
    }

    private sealed class Handle(Action release) : IDisposable
    {
        private Action? _release = release;

        public void Dispose() => Interlocked.Exchange(ref _release, null)?.Invoke();
    }
}
