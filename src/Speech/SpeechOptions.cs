using CallCenter.Speech.Recognition;
using CallCenter.Speech.Voices;

namespace CallCenter.Speech;

/// <summary>What the administrator may set about hearing and speaking. Languages are two-letter codes.</summary>
public sealed record SpeechOptions
{
    /// <summary>Language to recogniser: <c>whisper</c> (the shipped model, English), <c>vosk:DIRECTORY</c> or <c>none</c> (keypad).</summary>
    public IReadOnlyDictionary<string, string> Recognizers { get; init; } =
        new Dictionary<string, string> { ["en"] = "whisper", ["zh"] = "none" };

    /// <summary>Language to voice: <c>piper:DIRECTORY</c> (in the models directory) or <c>espeak:VOICE</c>; others speak by espeak-ng's voice of that name.</summary>
    public IReadOnlyDictionary<string, string> Voices { get; init; } =
        new Dictionary<string, string> { ["en"] = "piper:piper-en_US-joe", ["zh"] = "espeak:cmn-latn-pinyin" };

    public string ModelsDirectory { get; init; } = "models";

    /// <summary>Holds libonnxruntime, libsherpa-onnx-c-api and libvosk.</summary>
    public string NativeDirectory { get; init; } = Path.Combine("native", "lib");

    /// <summary>Recorded prompts: <c>LANGUAGE/KEY.wav</c> and sounds such as <c>music/hold.wav</c>.</summary>
    public string PromptsDirectory { get; init; } = "prompts";

    /// <summary>Spoken texts and passed probes are kept here; may be deleted at any time.</summary>
    public string CacheDirectory { get; init; } = Path.Combine("data", "cache");

    /// <summary>Callers listened to at once; null = found by measuring this machine at the start.</summary>
    public int? MaxListening { get; init; }

    /// <summary>Threads that recognise; they run at lower priority than the rest of the server.</summary>
    public int DecodeThreads { get; init; } = Math.Max(1, Environment.ProcessorCount - 1);

    /// <summary>One line for each setting that cannot be: key, value, what is allowed. Empty when all is well.</summary>
    public IEnumerable<string> Problems()
    {
        foreach (var (language, value) in Recognizers)
        {
            if (RecognizerChoice.Parse(language, value) is null)
            {
                yield return $"Speech:Recognizer:{language} is '{value}'; allowed: {RecognizerChoice.Allowed(language)}";
            }
        }

        foreach (var (language, value) in Voices)
        {
            if (VoiceChoice.Parse(value) is null)
            {
                yield return $"Speech:Voice:{language} is '{value}'; allowed: {VoiceChoice.Allowed}";
            }
        }

        if (MaxListening is < 0 or > 10_000)
        {
            yield return $"Speech:MaxRecognizers is '{MaxListening}'; allowed: 0 to 10000";
        }

        if (DecodeThreads is < 1 or > 256)
        {
            yield return $"Speech:DecodeThreads is '{DecodeThreads}'; allowed: 1 to 256";
        }
    }
}
