using System.Threading.Channels;
using CallCenter.Speech.Recognition;
using Microsoft.Extensions.Logging;

namespace CallCenter.Speech.Turns;

/// <summary>
/// One turn. The media clock only copies frames in; the ear thread that has the turn finds speech; a decoder thread recognises it.
/// State belongs to the ear strand alone, the utterance's recogniser to the decoder strand.
/// </summary>
internal sealed partial class ListeningTurn : IListening
{
    /// <summary>Frames that are handled together: fewer wake-ups, 60 ms at most.</summary>
    private const int Batch = 3;

    /// <summary>Two seconds; a worker that is further behind loses the oldest.</summary>
    private const int RingFrames = 100;

    /// <summary>No sound at all for this long in mid-speech (the line is dead) ends the utterance.</summary>
    private static readonly TimeSpan StallCheck = TimeSpan.FromSeconds(1);

    public static readonly TimeSpan DecodeLimit = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan LongestSpeech = TimeSpan.FromSeconds(15);

    private readonly Channel<SpeechEvent> _events = Channel.CreateUnbounded<SpeechEvent>();
    private readonly FrameRing _ring = new(RingFrames);
    private readonly TurnSound _sound = new();
    private readonly ListenRequest _request;
    private readonly TurnParts _parts;
    private readonly Strand _ear;
    private readonly Decoding _decoding;
    private readonly ITimer _timer;
    private readonly ILogger _log;

    private State _state = State.Waiting;
    private SpeechFinder? _finder;
    private Native.IVoiceDetector? _detector;
    private int _framesSinceCheck;
    private int _timerFired;
    private int _noInputWanted;
    private int _final;
    private int _disposed;
    private volatile bool _stopped;
    private bool _released;

    public ListeningTurn(ListenRequest request, IRecognizer recognizer, TurnParts parts)
    {
        _request = request;
        _parts = parts;
        _log = parts.Log;
        _ear = new Strand(parts.Ears, Hear);
        _decoding = new Decoding(recognizer, request.Phrases, _sound, parts, Finish);
        _timer = parts.Time.CreateTimer(static turn => ((ListeningTurn)turn!).OnTimer(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _decoding.Wake();
    }

    private enum State { Waiting, Speaking, Decoding, Done }

    public ChannelReader<SpeechEvent> Events => _events.Reader;

    /// <summary>True when the turn takes no more sound: the utterance has ended.</summary>
    public bool HasStopped => _stopped;

    /// <summary>Frames that no worker has taken yet.</summary>
    public int Behind => _stopped ? 0 : _ring.Count;

    public void Write(ReadOnlySpan<short> frame)
    {
        if (!_stopped && _ring.Write(frame) >= Batch)
        {
            _ear.Signal();
        }
    }

    public void StartNoInputTimer()
    {
        Volatile.Write(ref _noInputWanted, 1);
        _ear.Signal();
    }

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
        {
            return;
        }

        _timer.Dispose();
        _stopped = true;
        Volatile.Write(ref _final, 1);
        _events.Writer.TryComplete();
        _parts.Capacity.Leave();
        _ear.Signal();
    }

    private void OnTimer()
    {
        Volatile.Write(ref _timerFired, 1);
        _ear.Signal();
    }

    /// <summary>The ear strand.</summary>
    private void Hear()
    {
        if (Volatile.Read(ref _disposed) != 0)
        {
            Release();
            return;
        }

        var before = _state;
        var fired = Interlocked.Exchange(ref _timerFired, 0) != 0;
        try
        {
            Drain();
            if (fired && _state == before)
            {
                Elapsed();
            }
            else if (_state == State.Waiting && Interlocked.Exchange(ref _noInputWanted, 0) != 0)
            {
                Arm(_request.NoInput);
            }
        }
        catch (Exception e)
        {
            LogFailure(e);
            End(new SpeechEvent.Failed("speech detection failed"));
        }
    }

    private void Drain()
    {
        Span<short> frame = stackalloc short[AudioClip.FrameSamples];
        var started = _parts.Time.GetTimestamp();
        var frames = 0;
        while (_state is State.Waiting or State.Speaking && _ring.TryRead(frame))
        {
            frames++;
            Take(frame);
        }

        if (frames > 0)
        {
            _framesSinceCheck += frames;
            if (_state == State.Speaking && _decoding.Streams)
            {
                _decoding.More();
            }

            _parts.Capacity.Heard(TimeSpan.FromMilliseconds(20 * frames), _parts.Time.GetElapsedTime(started));
        }
    }

    private void Take(ReadOnlySpan<short> frame)
    {
        switch (Finder()?.Take(frame))
        {
            case null:
                End(new SpeechEvent.Failed("no voice activity detector"));
                break;
            case Endpoint.Started:
                _state = State.Speaking;
                _events.Writer.TryWrite(new SpeechEvent.Started());
                Arm(StallCheck);
                break;
            case Endpoint.Ended:
                EndUtterance();
                break;
        }
    }

    private SpeechFinder? Finder()
    {
        if (_finder is null && (_detector = _parts.Detectors.Rent()) is not null)
        {
            var longest = _request.MaxSpeech < LongestSpeech ? _request.MaxSpeech : LongestSpeech;
            _finder = new SpeechFinder(_detector, new Endpointer(_request.EndSilence, longest), _sound);
        }

        return _finder;
    }

    private void EndUtterance()
    {
        _stopped = true;
        ReturnDetector();
        _state = State.Decoding;
        Arm(DecodeLimit);
        _decoding.Complete();
    }

    private void Elapsed()
    {
        switch (_state)
        {
            case State.Waiting:
                End(new SpeechEvent.NoInput());
                break;
            case State.Speaking when _framesSinceCheck == 0:
                EndUtterance();
                break;
            case State.Speaking:
                Arm(StallCheck);
                break;
            case State.Decoding:
                End(new SpeechEvent.Failed("the recogniser took too long"));
                break;
        }
    }

    private void Arm(TimeSpan due)
    {
        _framesSinceCheck = 0;
        _timer.Change(due, Timeout.InfiniteTimeSpan);
    }

    private void End(SpeechEvent last)
    {
        _state = State.Done;
        ReturnDetector();
        Finish(last);
    }

    /// <summary>Also called by the decoder strand; the first last word counts.</summary>
    private void Finish(SpeechEvent last)
    {
        _stopped = true;
        if (Interlocked.Exchange(ref _final, 1) == 0)
        {
            _events.Writer.TryWrite(last);
            _events.Writer.TryComplete();
            _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    private void Release()
    {
        if (_released)
        {
            return;
        }

        _released = true;
        _state = State.Done;
        ReturnDetector();
        _decoding.Abandon();
        if (_ring.Lost > 0)
        {
            LogLost(_ring.Lost);
        }
    }

    private void ReturnDetector()
    {
        _finder = null;
        if (Interlocked.Exchange(ref _detector, null) is { } detector)
        {
            _parts.Detectors.Return(detector);
        }
    }

    [LoggerMessage(EventId = 11006, Level = LogLevel.Error, Message = "A listening turn failed")]
    private partial void LogFailure(Exception e);

    [LoggerMessage(EventId = 11007, Level = LogLevel.Warning, Message = "Speech workers were late: {Frames} frames of one turn went unheard")]
    private partial void LogLost(long frames);
}
