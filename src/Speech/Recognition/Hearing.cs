using CallCenter.CallModel;
using CallCenter.Speech.Turns;

namespace CallCenter.Speech.Recognition;

/// <summary>Hears callers in the languages for which an engine is loaded; tells its state and what is alive.</summary>
internal sealed class Hearing(TurnParts parts) : ISpeechRecognition, IHealthPart, ILiveTable
{
    private volatile IReadOnlyDictionary<string, IRecognizer> _recognizers = new Dictionary<string, IRecognizer>();
    private volatile IReadOnlyList<string> _missing = ["starting"];

    public bool Supports(string language) => _recognizers.ContainsKey(LanguageTag.Primary(language));

    public IListening? TryListen(ListenRequest request)
    {
        if (!_recognizers.TryGetValue(LanguageTag.Primary(request.Language), out var recognizer)
            || AllDecodersStuck() || !parts.Capacity.TryEnter())
        {
            return null;
        }

        return new ListeningTurn(request, recognizer, parts);
    }

    /// <param name="missing">one line for each engine that was asked for and cannot work.</param>
    public void Use(IReadOnlyDictionary<string, IRecognizer> recognizers, IReadOnlyList<string> missing)
    {
        _recognizers = recognizers;
        _missing = missing;
    }

    public PartHealth Check()
    {
        var engines = string.Join(", ", _recognizers.Select(r => $"{r.Key}: {r.Value.Engine}"));
        if (AllDecodersStuck())
        {
            return new("speech", PartState.Degraded, "the recogniser hangs; callers get the keypad menu");
        }

        return _missing.Count > 0
            ? new("speech", PartState.Degraded, $"{string.Join("; ", _missing)}; callers of that language get the keypad menu")
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
