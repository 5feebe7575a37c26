using System.Diagnostics;
using CallCenter.Speech.Audio;

namespace CallCenter.Speech.Measure;

/// <summary>Voices that are not the product's own: flite's and espeak-ng's programs.</summary>
internal static class Speakers
{
    public static readonly string[] All = ["slt", "awb", "rms", "kal16", "espeak-us", "espeak-gb"];

    /// <summary>espeak-ng's formant voices are far from human and are reported apart.</summary>
    public static bool IsFormant(string voice) => voice.StartsWith("espeak", StringComparison.Ordinal);

    public static (short[] Samples, int Rate) Say(string text, string voice)
    {
        var file = Path.Combine(Path.GetTempPath(), $"speaker-{Guid.NewGuid():N}.wav");
        try
        {
            using var program = IsFormant(voice)
                ? Process.Start("espeak-ng", ["-v", voice == "espeak-gb" ? "en-gb" : "en-us", "-s", "150", "-w", file, text])
                : Process.Start("flite", ["-voice", voice, "-t", text, "-o", file]);
            program.WaitForExit();
            var (samples, rate, error) = WavFile.Parse(File.ReadAllBytes(file));
            return error is null ? (samples, rate) : throw new InvalidDataException(error);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
