namespace CallCenter.Speech.Native;

/// <summary>A loaded Piper voice.</summary>
internal sealed unsafe class PiperEngine : IDisposable
{
    public static readonly string[] Files = ["model.onnx", "tokens.txt"];

    private readonly TtsHandle _tts;

    private PiperEngine(TtsHandle tts) => _tts = tts;

    /// <summary>Null when the engine refuses the model. A broken model ends the process: probe it in a child first.</summary>
    /// <param name="espeakData">espeak-ng's data directory: Piper reads words by its rules.</param>
    public static PiperEngine? Load(string directory, string espeakData)
    {
        if (!ModelFiles.AllThere(directory, Files) || !Directory.Exists(espeakData))
        {
            return null;
        }

        using var config = new NativeConfig()
            .Set(0, Path.Combine(directory, Files[0]))
            .Set(16, Path.Combine(directory, Files[1]))
            .Set(24, espeakData)
            .Set(32, 0.667f) // noise scale
            .Set(36, 0.8f) // noise of the durations
            .Set(40, 1.0f) // length
            .Set(56, 1) // threads
            .Set(64, "cpu");
        var handle = new TtsHandle(SherpaApi.CreateTts(config.Pointer));
        return handle.IsInvalid ? null : new PiperEngine(handle);
    }

    /// <summary>Samples in -1..1 and their rate; no samples when the engine could not.</summary>
    /// <param name="text">not blank; the callers bound its length.</param>
    public (float[] Samples, int Rate) Speak(string text, float speed = 1)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text);
        var held = false;
        _tts.DangerousAddRef(ref held);
        try
        {
            var audio = SherpaApi.Generate(_tts.DangerousGetHandle(), text, 0, speed);
            if (audio is null)
            {
                return ([], 0);
            }

            try
            {
                return audio->Samples is null || audio->Count <= 0
                    ? ([], 0)
                    : (new ReadOnlySpan<float>(audio->Samples, audio->Count).ToArray(), audio->Rate);
            }
            finally
            {
                SherpaApi.DestroyAudio(audio);
            }
        }
        finally
        {
            _tts.DangerousRelease();
        }
    }

    public void Dispose() => _tts.Dispose();
}
