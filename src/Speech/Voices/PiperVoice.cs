using CallCenter.Speech.Native;

namespace CallCenter.Speech.Voices;

/// <summary>
/// The shipped natural voice; one text at a time, on a thread that gives way to calls. Its model is loaded with the first text, for it
/// takes some 80 MB and a server whose prompts are all recorded never needs it.
/// </summary>
/// <param name="load">null when the engine refuses the model.</param>
internal sealed class PiperVoice(Func<PiperEngine?> load, string name) : ISynthesizer, IDisposable
{
    private readonly Lazy<PiperEngine?> _engine = new(load);
    private readonly SemaphoreSlim _one = new(1);

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
            return Synthesis.Failed("piper refuses the model");
        }

        var (samples, rate) = engine.Speak(text);
        return samples.Length == 0 ? Synthesis.Failed("piper gave no sound") : new Synthesis(samples, rate, null);
    }
}
