using CallCenter.Speech.Native;

namespace CallCenter.Speech.Voices;

/// <summary>The shipped natural voice; one text at a time, on a thread that gives way to calls.</summary>
internal sealed class PiperVoice(PiperEngine engine, string name) : ISynthesizer, IDisposable
{
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

    public void Dispose() => engine.Dispose();

    private Synthesis Speak(string text)
    {
        LessUrgent.ThisThread();
        var (samples, rate) = engine.Speak(text);
        return samples.Length == 0 ? Synthesis.Failed("piper gave no sound") : new Synthesis(samples, rate, null);
    }
}
