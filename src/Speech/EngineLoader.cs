using CallCenter.Speech.Native;
using CallCenter.Speech.Probing;
using CallCenter.Speech.Recognition;
using CallCenter.Speech.Voices;

namespace CallCenter.Speech;

/// <summary>Loads engines and models: files are looked for first, then a child process tries them, only then does this process.</summary>
internal sealed class EngineLoader(SpeechOptions options, ModelProbe probe, TimeProvider time)
{
    private static readonly string[] EspeakDataPlaces =
    [
        "/usr/lib/x86_64-linux-gnu/espeak-ng-data", "/usr/lib/aarch64-linux-gnu/espeak-ng-data", "/usr/share/espeak-ng-data",
        "/usr/local/share/espeak-ng-data", "/opt/homebrew/share/espeak-ng-data",
    ];

    private string DetectorDirectory => Path.Combine(options.ModelsDirectory, "silero-vad");

    /// <summary>A maker of voice activity detectors.</summary>
    public Task<Loaded<Func<IVoiceDetector?>>> DetectorsAsync(CancellationToken ct) => LoadAsync<Func<IVoiceDetector?>>(
        ModelKind.Detector, NativeLibraries.Sherpa, DetectorDirectory, VoiceDetector.Files, "",
        () => () => VoiceDetector.Load(DetectorDirectory), ct);

    public Task<Loaded<IRecognizer>> RecognizerAsync(RecognizerChoice choice, CancellationToken ct) => choice.Kind switch
    {
        RecognizerKind.Whisper => WhisperAsync(Path.Combine(options.ModelsDirectory, "whisper-tiny.en"), ct),
        _ => VoskAsync(VoskDirectory(choice.Directory), ct),
    };

    public Task<Loaded<ISynthesizer>> PiperAsync(string directory, CancellationToken ct)
    {
        var data = EspeakDataPlaces.FirstOrDefault(place => File.Exists(Path.Combine(place, "phontab")));
        if (data is null)
        {
            return Task.FromResult(new Loaded<ISynthesizer>(null, "espeak-ng-data is not installed, the voice piper needs it"));
        }

        var model = Path.Combine(options.ModelsDirectory, directory);
        return LoadAsync<ISynthesizer>(ModelKind.Piper, NativeLibraries.Sherpa, model, PiperEngine.Files, data,
            () => new PiperVoice(() => PiperEngine.Load(model, data), directory, time), ct);
    }

    private Task<Loaded<IRecognizer>> WhisperAsync(string model, CancellationToken ct) => LoadAsync<IRecognizer>(
        ModelKind.Whisper, NativeLibraries.Sherpa, model, WhisperEngine.Files, "",
        () => new WhisperRecognizer(() => WhisperEngine.Load(model)), ct);

    private async Task<Loaded<IRecognizer>> VoskAsync(string model, CancellationToken ct)
    {
        if (!Directory.Exists(model))
        {
            return new(null, $"vosk model {model} is missing");
        }

        if (VoskFiles.Missing(model) is { } missing)
        {
            return new(null, $"vosk model is not whole: {missing} is missing");
        }

        return await LoadAsync<IRecognizer>(ModelKind.Vosk, NativeLibraries.Vosk, model, [], "",
            () => VoskEngine.Load(model) is { } engine ? new VoskRecognizer(engine, VoskFiles.HasLookahead(model)) : null, ct);
    }

    private async Task<Loaded<T>> LoadAsync<T>(string kind, string library, string model, string[] files, string extra, Func<T?> load,
        CancellationToken ct)
        where T : class
    {
        var missing = NativeLibraries.Missing(options.NativeDirectory, library)
            ?? (ModelFiles.FirstMissing(model, files) is { } file ? $"{file} is missing" : null);
        if (missing is not null)
        {
            return new(null, missing);
        }

        if (await probe.TryAsync(kind, model, extra, ct) is { } reason)
        {
            return new(null, $"{model}: {reason}");
        }

        try
        {
            NativeLibraries.Use(options.NativeDirectory);
            var engine = await Task.Run(load, ct);
            return new(engine, engine is null ? $"{model}: the engine refuses the model" : null);
        }
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException or BadImageFormatException)
        {
            return new(null, e.Message.ReplaceLineEndings(" "));
        }
    }

    /// <summary>As written, or in the models directory.</summary>
    private string VoskDirectory(string written) =>
        Path.IsPathRooted(written) || Directory.Exists(written) ? written : Path.Combine(options.ModelsDirectory, written);
}
