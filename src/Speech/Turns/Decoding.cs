using CallCenter.CallModel.Texts;
using CallCenter.Speech.Recognition;
using Microsoft.Extensions.Logging;

namespace CallCenter.Speech.Turns;

/// <summary>The recogniser's side of a turn. The three commands come from the ear strand; all native work runs on a decoder thread.</summary>
internal sealed partial class Decoding
{
    /// <summary>Values of <see cref="_completed"/>: the utterance goes on, has ended and waits, is no longer counted as waiting.</summary>
    private const int NotYet = 0, Wanted = 1, Counted = 2;

    private readonly IRecognizer _recognizer;
    private readonly IReadOnlyList<string> _phrases;
    private readonly TurnSound _sound;
    private readonly TurnParts _parts;
    private readonly Action<SpeechEvent> _finish;
    private readonly Strand _strand;
    private readonly ILogger _log;

    private IUtterance? _utterance;
    private TimeSpan _took;
    private int _accepted;
    private int _completed;
    private int _abandoned;
    private bool _done;

    public Decoding(IRecognizer recognizer, IReadOnlyList<string> phrases, TurnSound sound, TurnParts parts, Action<SpeechEvent> finish)
    {
        _recognizer = recognizer;
        _phrases = phrases;
        _sound = sound;
        _parts = parts;
        _finish = finish;
        _log = parts.Log;
        _strand = new Strand(parts.Decoders, Run);
    }

    public bool Streams => _recognizer.Streams;

    /// <summary>The turn has begun: the engine is made ready while the caller still hears the prompt.</summary>
    public void Wake() => _strand.Signal();

    /// <summary>There is more sound of an utterance that goes on.</summary>
    public void More() => _strand.Signal();

    /// <summary>The utterance has ended.</summary>
    public void Complete()
    {
        _parts.Capacity.Wait();
        Volatile.Write(ref _completed, Wanted);
        _strand.Signal();
    }

    /// <summary>The turn is over; frees everything.</summary>
    public void Abandon()
    {
        Volatile.Write(ref _abandoned, 1);
        if (_sound.IsKept)
        {
            _strand.Signal();
        }
    }

    private void Run()
    {
        var completed = Volatile.Read(ref _completed) != NotYet;
        var abandoned = Volatile.Read(ref _abandoned) != 0;
        _done = _done || abandoned || Decode(completed);
        if (_done)
        {
            Free(earIsDone: completed || abandoned);
        }
    }

    /// <summary>True when nothing is left to do.</summary>
    private bool Decode(bool completed)
    {
        try
        {
            if (!completed && !_sound.IsKept)
            {
                _recognizer.Wake();
                return false;
            }

            var started = _parts.Time.GetTimestamp();
            _utterance ??= _recognizer.Begin(_phrases);
            var sound = _sound.Utterance(_accepted);
            _accepted += sound.Length;
            _utterance.Accept(sound);
            var text = completed ? HeardText.Clean(_utterance.Finish()) : "";
            _took += _parts.Time.GetElapsedTime(started);
            if (completed)
            {
                _parts.Capacity.Decoded(_took);
                NoLongerWaiting();
                _finish(new SpeechEvent.Heard(text));
            }

            return completed;
        }
        catch (Exception e)
        {
            LogFailure(_recognizer.Engine, e);
            NoLongerWaiting();
            _finish(new SpeechEvent.Failed("the recogniser failed"));
            return true;
        }
    }

    private void Free(bool earIsDone)
    {
        _utterance?.Dispose();
        _utterance = null;
        if (earIsDone)
        {
            _sound.Free();
        }

        NoLongerWaiting();
    }

    /// <summary>Before the last event goes out: whoever reads it may listen again at once.</summary>
    private void NoLongerWaiting()
    {
        if (Interlocked.CompareExchange(ref _completed, Counted, Wanted) == Wanted)
        {
            _parts.Capacity.WaitOver();
        }
    }

    [LoggerMessage(EventId = 11005, Level = LogLevel.Error, Message = "The recogniser {Engine} failed")]
    private partial void LogFailure(string engine, Exception e);
}
