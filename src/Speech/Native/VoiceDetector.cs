namespace CallCenter.Speech.Native;

/// <summary>
/// Silero voice activity for one stream at 16 kHz. Says "speech" after four windows of voice (128 ms), so shorter blips pass
/// unheard, and "silence" about 130 ms after the last voice.
/// </summary>
internal sealed unsafe class VoiceDetector : IVoiceDetector
{
    public const int SampleRate = 16000;

    /// <summary>The model looks at 512 samples (32 ms) at a time.</summary>
    public const int Window = 512;

    public static readonly string[] Files = ["model.onnx"];

    private const float Threshold = 0.5f;
    private const float MinSpeechSeconds = 0.09f;
    private const float MinSilenceSeconds = 0.1f;

    /// <summary>Past this the library changes its own thresholds; no turn is that long.</summary>
    private const float MaxSpeechSeconds = 20f;

    private readonly DetectorHandle _detector;

    private VoiceDetector(DetectorHandle detector) => _detector = detector;

    /// <summary>Null when the engine refuses the model. A broken model ends the process: probe it in a child first.</summary>
    public static VoiceDetector? Load(string directory)
    {
        if (!ModelFiles.AllThere(directory, Files))
        {
            return null;
        }

        using var config = new NativeConfig()
            .Set(0, Path.Combine(directory, Files[0]))
            .Set(8, Threshold)
            .Set(12, MinSilenceSeconds)
            .Set(16, MinSpeechSeconds)
            .Set(20, Window)
            .Set(24, MaxSpeechSeconds)
            .Set(32, SampleRate)
            .Set(36, 1) // threads
            .Set(40, "cpu");
        var handle = new DetectorHandle(SherpaApi.CreateDetector(config.Pointer, MaxSpeechSeconds));
        return handle.IsInvalid ? null : new VoiceDetector(handle);
    }

    /// <summary>Takes one window and says whether somebody speaks now.</summary>
    public bool IsSpeech(ReadOnlySpan<float> window)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(window.Length, Window);
        var held = false;
        _detector.DangerousAddRef(ref held);
        try
        {
            var detector = _detector.DangerousGetHandle();
            fixed (float* first = window)
            {
                SherpaApi.DetectorAccept(detector, first, window.Length);
            }

            SherpaApi.DetectorClear(detector); // finished segments: the turn keeps its own sound
            return SherpaApi.Detected(detector) != 0;
        }
        finally
        {
            _detector.DangerousRelease();
        }
    }

    /// <summary>Forgets everything heard, for the next caller.</summary>
    public void Reset()
    {
        var held = false;
        _detector.DangerousAddRef(ref held);
        SherpaApi.DetectorReset(_detector.DangerousGetHandle());
        _detector.DangerousRelease();
    }

    public void Dispose() => _detector.Dispose();
}
