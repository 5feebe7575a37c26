using CallCenter.CallModel.Texts;
using CallCenter.Speech.Native;
using CallCenter.Speech.Recognition;

namespace CallCenter.Speech.Turns;

/// <summary>Hears callers in the languages for which an engine is loaded; tells its state and what is alive.</summary>
internal sealed class Hearing : ISpeechRecognition, IHealthPart, ILiveTable, IDisposable
{
    /// <summary>Without a caller to listen to, the engines give back what they can load again.</summary>
    public static readonly TimeSpan RestAfter = TimeSpan.FromMinutes(5);

    private const string Hangs = "the recogniser hangs";

    private readonly TurnParts _parts;
    private readonly ITimer _idle;
    private readonly HearingMeter _meter;
    private volatile IReadOnlyDictionary<string, IRecognizer> _recognizers = new Dictionary<string, IRecognizer>();
    private volatile IReadOnlyDictionary<string, string> _missing = new Dictionary<string, string>();
    private volatile bool _started;

    public Hearing(TurnParts parts)
    {
        _parts = parts;
        _meter = new HearingMeter(parts.Capacity);
        _idle = parts.Time.CreateTimer(static hearing => ((Hearing)hearing!).OnIdle(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public NoAsr? WhyNoAsr(string language)
    {
        var tag = LanguageTag.PrimaryOrEmpty(language);
        return _recognizers.ContainsKey(tag) ? null
            : _started ? new NoAsr(NoAsrReason.Language, _missing.GetValueOrDefault(tag))
            : new NoAsr(NoAsrReason.Starting);
    }

    public IListening? TryListen(ListenRequest request, out NoAsr? why)
    {
        why = !_recognizers.TryGetValue(LanguageTag.PrimaryOrEmpty(request.Language), out var recognizer) ? WhyNoAsr(request.Language)
            : AllDecodersStuck() ? new NoAsr(NoAsrReason.Failed, Hangs)
            : !_parts.Capacity.TryEnter() ? new NoAsr(NoAsrReason.Busy)
            : null;
        _meter.Turn(why?.Reason);
        if (why is not null)
        {
            return null;
        }

        _idle.Change(RestAfter, Timeout.InfiniteTimeSpan);
        return new ListeningTurn(request, recognizer!, _parts);
    }

    /// <param name="missing">for each language whose engine was asked for and cannot work: why.</param>
    public void Use(IReadOnlyDictionary<string, IRecognizer> recognizers, IReadOnlyDictionary<string, string> missing)
    {
        _recognizers = recognizers;
        _missing = missing;
        _started = true;
    }

    public PartHealth Check()
    {
        var engines = string.Join(", ", _recognizers.Select(r => $"{r.Key}: {r.Value.Engine}"));
        if (AllDecodersStuck())
        {
            return new PartHealth("speech", PartState.Degraded, new HealthLine(HealthCode.HearingHangs, $"{Hangs}; callers get the keypad menu"));
        }

        if (!_started)
        {
            return new PartHealth("speech", PartState.Degraded, new HealthLine(HealthCode.HearingStarts, "starting; callers get the keypad menu"));
        }

        return _missing.Count > 0 ? new PartHealth("speech", PartState.Degraded, [.. _missing.Select(m => Missing(m.Key, m.Value))])
            : engines.Length == 0 ? new PartHealth("speech", PartState.Ok, new HealthLine(HealthCode.KeypadOnly, "keypad only, as set"))
            : new PartHealth("speech", PartState.Ok, HealthLine.Of(HealthCode.HearingReady,
                $"{engines}; {_parts.Capacity.Limit} callers at once", ("engines", engines), ("callers", _parts.Capacity.Limit)));
    }

    public IReadOnlyDictionary<string, long> Count() => new Dictionary<string, long>
    {
        ["listening"] = _parts.Capacity.Turns,
        ["decodesWaiting"] = _parts.Capacity.Waiting,
        ["detectorsLent"] = _parts.Detectors.Lent,
    };

    public void Dispose()
    {
        _idle.Dispose();
        _meter.Dispose();
    }

    private void OnIdle()
    {
        if (_parts.Capacity.Turns > 0 || _parts.Capacity.Waiting > 0)
        {
            _idle.Change(RestAfter, Timeout.InfiniteTimeSpan);
            return;
        }

        foreach (var recognizer in _recognizers.Values)
        {
            recognizer.Rest();
        }

        NativeHeap.GiveBack();
    }

    private static HealthLine Missing(string language, string why) => HealthLine.Of(HealthCode.HearingMissing,
        $"{language}: {why}; callers of that language get the keypad menu", ("language", language), ("why", why));

    private bool AllDecodersStuck() => _parts.Decoders.Stuck(ListeningTurn.DecodeLimit) == _parts.Decoders.Count;
}
