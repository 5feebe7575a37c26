using CallCenter.Speech.Native;

namespace CallCenter.Speech.Probing;

/// <summary>
/// What the child process does: it loads one model and works with it as the server will. Bad models end the process, and then it is
/// this one.
/// </summary>
public static class SpeechProbe
{
    internal const string Option = "--probe-speech";

    /// <summary>Printed last; an engine that ends the process with exit code 0 does not print it.</summary>
    internal const string Passed = "speech probe passed";

    private const int Ok = 0, Refused = 3;

    /// <summary>To be called before all else in Main. False when the arguments are not those of a probe.</summary>
    /// <param name="args"><c>--probe-speech KIND NATIVE-DIRECTORY MODEL-DIRECTORY [ESPEAK-DATA]</c></param>
    public static bool TryRun(string[] args, out int exitCode)
    {
        exitCode = Ok;
        if (args.Length < 4 || args[0] != Option)
        {
            return false;
        }

        var reason = Run(args[1], args[2], args[3], args.Length > 4 ? args[4] : "");
        Console.WriteLine(reason ?? Passed);
        exitCode = reason is null ? Ok : Refused;
        return true;
    }

    private static string? Run(string kind, string native, string model, string extra)
    {
        try
        {
            NativeLibraries.Use(native);
            return kind switch
            {
                ModelKind.Whisper => Whisper(model),
                ModelKind.Detector => Detector(model),
                ModelKind.Piper => Piper(model, extra),
                ModelKind.Vosk => Vosk(model),
                _ => $"unknown kind {kind}",
            };
        }
        catch (Exception e)
        {
            return e.Message.ReplaceLineEndings(" ");
        }
    }

    private static string? Whisper(string model)
    {
        using var engine = WhisperEngine.Load(model);
        engine?.Transcribe(Noise());
        return engine is null ? "the engine refuses the model" : null;
    }

    private static string? Detector(string model)
    {
        using var detector = VoiceDetector.Load(model);
        if (detector is null)
        {
            return "the engine refuses the model";
        }

        var noise = Noise();
        for (var at = 0; at + VoiceDetector.Window <= noise.Length; at += VoiceDetector.Window)
        {
            detector.IsSpeech(noise.AsSpan(at, VoiceDetector.Window));
        }

        detector.Reset();
        return null;
    }

    private static string? Piper(string model, string espeakData)
    {
        using var engine = PiperEngine.Load(model, espeakData);
        return engine is null ? "the engine refuses the model"
            : engine.Speak("Hello.").Samples.Length == 0 ? "the voice gives no sound"
            : null;
    }

    private static string? Vosk(string directory)
    {
        using var model = VoskEngine.Load(directory);
        if (model is null)
        {
            return "the engine refuses the model";
        }

        return Decode(model, null) ?? (VoskFiles.HasLookahead(directory) ? Decode(model, VoskGrammar.Any(model.Knows)) : null);
    }

    private static string? Decode(VoskEngine model, string? grammar)
    {
        using var stream = model.Open(grammar);
        var noise = Array.ConvertAll(Noise(), sample => (short)(sample * short.MaxValue));
        if (stream is null || !stream.Accept(noise))
        {
            return "the engine refuses to recognise with this model";
        }

        stream.Partial();
        stream.Finish();
        return null;
    }

    /// <summary>Two seconds at 16 kHz, always the same.</summary>
    internal static float[] Noise()
    {
        var random = new Random(1);
        return Array.ConvertAll(new float[2 * WhisperEngine.SampleRate], _ => (float)(random.NextDouble() - 0.5) / 4);
    }
}
