using CallCenter.CallModel.Texts;
using CallCenter.Speech.Recognition;

namespace CallCenter.Speech.Turns;

/// <summary>Hears callers in the languages for which an engine is loaded; tells its state and what is alive.</summary>
internal sealed class Hearing(TurnParts parts) : ISpeechRecognition, IHealthPart, ILiveTable
{
    private const string Hangs = "the recogniser hangs";

    private volatile IReadOnlyDictionary<string, IRecognizer> _recognizers = new Dictionary<string, IRecognizer>();
    private volatile IReadOnlyDictionary<string, string> _missing = new Dictionary<string, string>();
    private volatile bool _started;

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
            : !parts.Capacity.TryEnter() ? new NoAsr(NoAsrReason.Busy)
            : null;
        return why is null ? new ListeningTurn(request, recognizer!, parts) : null;
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
            return new("speech", PartState.Degraded, $"{Hangs}; callers get the keypad menu");
        }

        if (!_started)
        {
            return new("speech", PartState.Degraded, "starting; callers get the keypad menu");
        }

        return _missing.Count > 0
            ? new("speech", PartState.Degraded, $"{string.Join("; ", _missing.Select(m => $"{m.Key}: {m.Value}"))}; callers of that language get the keypad menu")
            : new("speech", PartState.Ok, engines.Length == 0 ? "keypad only, as set" : $"{engines}; {parts.Capacity.Limit} callers at once");
    }

    public IReadOnlyDictionary<string, long> Count() => new Dictionary<string, long>
    {
        ["listening"] = parts.Capacity.Turns,
        ["decodesWaiting"] = parts.Capacity.Waiting,
        ["detectorsLent"] = parts.Detectors.Lent,
    };

    private bool AllDecodersStuck() => parts.Decoders.Stuck(ListeningTurn.DecodeLimit) == parts.Decoders.Count;
}
