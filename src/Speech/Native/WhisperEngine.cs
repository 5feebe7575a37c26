using System.Runtime.InteropServices;

namespace CallCenter.Speech.Native;

/// <summary>A loaded Whisper model; one serves all threads at once.</summary>
internal sealed unsafe class WhisperEngine : IDisposable
{
    public const int SampleRate = 16000;

    /// <summary>Fewer samples end the process; 100 ms.</summary>
    public const int MinSamples = SampleRate / 10;

    /// <summary>Longer clips are cut; 15 s.</summary>
    public const int MaxSamples = SampleRate * 15;

    /// <summary>Silence that the engine puts after a clip; fewer frames make it repeat short words.</summary>
    private const int TailPaddings = 1000;

    public static readonly string[] Files = ["encoder.int8.onnx", "decoder.int8.onnx", "tokens.txt"];

    private readonly RecognizerHandle _recognizer;

    private WhisperEngine(RecognizerHandle recognizer) => _recognizer = recognizer;

    /// <summary>Null when the engine refuses the model. A broken model ends the process: probe it in a child first.</summary>
    public static WhisperEngine? Load(string directory)
    {
        if (!ModelFiles.AllThere(directory, Files))
        {
            return null;
        }

        using var config = new NativeConfig()
            .Set(0, SampleRate)
            .Set(4, 80) // features a frame
            .Set(48, Path.Combine(directory, Files[0]))
            .Set(56, Path.Combine(directory, Files[1]))
            .Set(64, "en")
            .Set(72, "transcribe")
            .Set(80, TailPaddings)
            .Set(104, Path.Combine(directory, Files[2]))
            .Set(112, 1) // threads: the callers bring their own
            .Set(120, "cpu");
        var handle = new RecognizerHandle(SherpaApi.CreateRecognizer(config.Pointer));
        return handle.IsInvalid ? null : new WhisperEngine(handle);
    }

    /// <summary>The words as the model wrote them; empty for clips below 100 ms.</summary>
    /// <param name="samples">16 kHz, -1..1.</param>
    public string Transcribe(ReadOnlySpan<float> samples)
    {
        if (samples.Length < MinSamples)
        {
            return "";
        }

        var held = false;
        _recognizer.DangerousAddRef(ref held);
        var stream = IntPtr.Zero;
        try
        {
            stream = SherpaApi.CreateStream(_recognizer.DangerousGetHandle());
            if (stream == IntPtr.Zero)
            {
                throw new InvalidOperationException("the recogniser gave no stream");
            }

            fixed (float* first = samples)
            {
                SherpaApi.Accept(stream, SampleRate, first, Math.Min(samples.Length, MaxSamples));
            }

            SherpaApi.Decode(_recognizer.DangerousGetHandle(), stream);
            return ReadText(stream);
        }
        finally
        {
            if (stream != IntPtr.Zero)
            {
                SherpaApi.DestroyStream(stream);
            }

            _recognizer.DangerousRelease();
        }
    }

    public void Dispose() => _recognizer.Dispose();

    private static string ReadText(IntPtr stream)
    {
        var json = SherpaApi.ResultJson(stream);
        if (json == IntPtr.Zero)
        {
            return "";
        }

        try
        {
            return JsonText.Field(MemoryMarshal.CreateReadOnlySpanFromNullTerminated((byte*)json), "text"u8);
        }
        finally
        {
            SherpaApi.DestroyResultJson(json);
        }
    }
}
