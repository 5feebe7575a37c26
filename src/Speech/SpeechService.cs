using CallCenter.Speech.Native;
using CallCenter.Speech.Probing;
using CallCenter.Speech.Recognition;
using CallCenter.Speech.Turns;
using CallCenter.Speech.Voices;
using Microsoft.Extensions.Logging;

namespace CallCenter.Speech;

/// <summary>
/// Hearing and speaking as a whole. Usable at once: until <see cref="StartAsync"/> has loaded the engines callers get the keypad and
/// recorded prompts.
/// </summary>
public sealed partial class SpeechService : IAsyncDisposable
{
    private const long ClipMemoryBytes = 64 * 1024 * 1024;

    private readonly SpeechOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<SpeechService> _log;
    private readonly EngineLoader _loader;
    private readonly Workers _ears;
    private readonly Workers _decoders;
    private readonly Capacity _capacity;
    private readonly DetectorPool _detectors;
    private readonly Hearing _hearing;
    private readonly Speaking _speaking;
    private Func<IVoiceDetector?> _makeDetector = () => null;
    private Task _calibration = Task.CompletedTask;

    public SpeechService(SpeechOptions options, IProbeLauncher probes, TimeProvider time, ILoggerFactory logs)
    {
        _options = options;
        _time = time;
        _log = logs.CreateLogger<SpeechService>();
        _loader = new EngineLoader(options, new ModelProbe(probes, options.NativeDirectory, options.CacheDirectory, time), time);
        _ears = new Workers("ear", Math.Max(1, Environment.ProcessorCount / 2), time, _log);
        _decoders = new Workers("decoder", options.DecodeThreads, time, _log);
        _capacity = new Capacity(options.MaxListening, Environment.ProcessorCount, options.DecodeThreads);
        _detectors = new DetectorPool(() => _makeDetector());
        _hearing = new Hearing(new TurnParts(_detectors, _ears, _decoders, _capacity, time, _log));
        var memory = new ClipMemory(ClipMemoryBytes);
        _speaking = new Speaking(
            new RecordedPrompts(options.PromptsDirectory, memory, time, logs.CreateLogger<RecordedPrompts>()),
            new VoiceCache(Path.Combine(options.CacheDirectory, "voices"), memory, logs.CreateLogger<VoiceCache>()),
            time,
            logs.CreateLogger<Speaking>());
    }

    public ISpeechRecognition Recognition => _hearing;

    public IVoices Voices => _speaking;

    internal Speaking Speaking => _speaking;

    /// <summary>Parts "speech" and "tts".</summary>
    public IReadOnlyList<IHealthPart> Health => [_hearing, _speaking];

    public ILiveTable Live => _hearing;

    /// <summary>
    /// Probes and loads what the options name. What cannot work is logged in one line each; the rest goes on. What hearing costs on this machine is
    /// measured after that; until then few callers are listened to at once. Call once.
    /// </summary>
    public async Task StartAsync(CancellationToken ct)
    {
        NativeHeap.Tighten();
        await Task.WhenAll(StartHearingAsync(ct), StartSpeakingAsync(ct));
        NativeHeap.GiveBack();
    }

    /// <summary>Stops the threads. Engines that still work are freed when their work is done.</summary>
    public async ValueTask DisposeAsync()
    {
        await _calibration;
        _hearing.Use(new Dictionary<string, IRecognizer>(), new Dictionary<string, string>());
        _hearing.Dispose();
        _ears.Dispose();
        _decoders.Dispose();
        _detectors.Dispose();
    }

    private async Task StartHearingAsync(CancellationToken ct)
    {
        var ready = new Dictionary<string, IRecognizer>();
        var missing = new Dictionary<string, string>();
        var wanted = _options.Recognizers
            .Select(r => (Language: r.Key, Choice: RecognizerChoice.Parse(r.Key, r.Value)))
            .Where(r => r.Choice is { Kind: not RecognizerKind.None })
            .ToList();
        if (wanted.Count > 0)
        {
            var making = _loader.DetectorsAsync(ct);
            var engines = await Task.WhenAll(wanted.Select(w => _loader.RecognizerAsync(w.Choice!, ct)));
            var detectors = await making;
            _makeDetector = detectors.Engine ?? (() => null);
            foreach (var ((language, _), engine) in wanted.Zip(engines))
            {
                Sort(language, detectors.Engine is null ? new Loaded<IRecognizer>(null, detectors.Reason) : engine, ready, missing);
            }
        }

        _hearing.Use(ready, missing);
        _calibration = Task.Factory.StartNew(() => Calibrate(ready, missing), ct, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    private void Sort(string language, Loaded<IRecognizer> engine, Dictionary<string, IRecognizer> ready, Dictionary<string, string> missing)
    {
        if (engine.Engine is { } recognizer)
        {
            ready[language] = recognizer;
            LogHears(language, recognizer.Engine);
        }
        else
        {
            missing[language] = engine.Reason ?? "unknown reason";
            LogNoAsr(language, missing[language]);
        }
    }

    /// <summary>First measurements of what a turn costs on this machine; an engine that fails in them is taken out.</summary>
    private void Calibrate(Dictionary<string, IRecognizer> ready, Dictionary<string, string> missing)
    {
        LessUrgent.ThisThread();
        foreach (var (language, recognizer) in ready.ToList())
        {
            try
            {
                var (hearing, decoding) = Calibration.Measure(recognizer, _detectors, _time);
                _capacity.Heard(TimeSpan.FromSeconds(1), hearing);
                _capacity.Decoded(decoding);
                LogCapacity(recognizer.Engine, decoding.TotalMilliseconds, hearing.TotalMilliseconds, _capacity.Limit);
                recognizer.Rest();
            }
            catch (InvalidOperationException e)
            {
                (ready, missing) = (new(ready), new(missing));
                ready.Remove(language);
                missing[language] = e.Message;
                LogNoAsr(language, e.Message);
                _hearing.Use(ready, missing);
            }
        }

        NativeHeap.GiveBack();
    }

    private async Task StartSpeakingAsync(CancellationToken ct)
    {
        var ready = new Dictionary<string, ISynthesizer>();
        var missing = new Dictionary<string, string>();
        foreach (var (language, value) in _options.Voices)
        {
            switch (VoiceChoice.Parse(value))
            {
                case { Kind: VoiceKind.Espeak } espeak:
                    ready[language] = new EspeakVoice(espeak.Name, _time);
                    break;
                case { Kind: VoiceKind.Piper } piper:
                    var loaded = await _loader.PiperAsync(piper.Name, ct);
                    ready[language] = loaded.Engine ?? new EspeakVoice(language, _time);
                    if (loaded.Reason is not null)
                    {
                        missing[language] = loaded.Reason;
                        LogMute(language, loaded.Reason);
                    }

                    break;
            }
        }

        _speaking.Use(ready, language => new EspeakVoice(language, _time), missing);
        await Task.WhenAll(ready.Where(v => v.Value is EspeakVoice).Select(v => _speaking.TryAsync(v.Key, ct)));
    }

    [LoggerMessage(EventId = 11001, Level = LogLevel.Information, Message = "Callers who speak '{Language}' are heard by {Engine}")]
    private partial void LogHears(string language, string engine);

    [LoggerMessage(EventId = 11002, Level = LogLevel.Warning, Message = "Callers who speak '{Language}' get the keypad menu only: {Reason}")]
    private partial void LogNoAsr(string language, string reason);

    [LoggerMessage(EventId = 11003, Level = LogLevel.Warning, Message = "The voice for '{Language}' cannot speak, espeak-ng stands in: {Reason}")]
    private partial void LogMute(string language, string reason);

    [LoggerMessage(EventId = 11004, Level = LogLevel.Information,
        Message = "{Engine} takes {Decode:0} ms for two seconds of speech, speech detection {Hear:0.0} ms a second: {Limit} callers are listened to at once")]
    private partial void LogCapacity(string engine, double decode, double hear, int limit);
}
