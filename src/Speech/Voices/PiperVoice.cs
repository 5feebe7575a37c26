using CallCenter.Speech.Native;

namespace CallCenter.Speech.Voices;

/// <summary>
/// The shipped natural voice; one text at a time, on a thread that gives way to calls. Most prompts are recorded, so its model (60 MB) is
/// loaded with the first text that is not. A text that never ends holds nobody else: while it lasts, the others are refused at once.
/// </summary>
/// <param name="load">null when the engine refuses the model, which a probe has passed.</param>
internal sealed class PiperVoice(Func<PiperEngine?> load, string name, TimeProvider time) : ISynthesizer, IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    private readonly OneAtATime _one = new(Limit, time);
    private readonly Lazy<PiperEngine?> _engine = new(load);

    public string Id => $"piper {name}";

    public async Task<Synthesis> SynthesizeAsync(string text, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return Synthesis.Failed("nothing to say");
        }

        return await _one.RunAsync(() => Speak(text), ct) ?? Synthesis.Failed($"piper took longer than {Limit.TotalSeconds} s");
    }

    public void Dispose()
    {
        if (_engine.IsValueCreated)
        {
            _engine.Value?.Dispose();
        }
    }

    private Synthesis Speak(string text)
    {
        LessUrgent.ThisThread();
        if (_engine.Value is not { } engine)
        {
            return Synthesis.Failed("the engine refuses the model");
        }

        var (samples, rate) = engine.Speak(text);
        return samples.Length == 0 ? Synthesis.Failed("piper gave no sound") : new Synthesis(samples, rate, null);
    }
}
