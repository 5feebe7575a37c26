using CallCenter.Speech.Native;

namespace CallCenter.Speech.Voices;

/// <summary>
/// The shipped natural voice; one text at a time, on a thread that gives way to calls. Most prompts are recorded, so its model (60 MB) is
/// loaded with the first text that is not.
/// </summary>
/// <param name="load">null when the engine refuses the model, which a probe has passed.</param>
internal sealed class PiperVoice(Func<PiperEngine?> load, string name) : ISynthesizer, IDisposable
{
    private readonly SemaphoreSlim _one = new(1);
    private readonly Lazy<PiperEngine?> _engine = new(load);

    public string Id => $"piper {name}";

    public async Task<Synthesis> SynthesizeAsync(string text, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return Synthesis.Failed("nothing to say");
        }

        await _one.WaitAsync(ct);
        try
        {
            return await Task.Factory.StartNew(() => Speak(text), ct, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        }
        finally
        {
            _one.Release();
        }
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
