using System.Diagnostics;
using System.Runtime.CompilerServices;
using CallCenter.Speech.Audio;
using CallCenter.Speech.Probing;

namespace CallCenter.Speech.Tests;

/// <summary>Where the real engines, models and clips lie.</summary>
internal static class Here
{
    public static string Root { get; } = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(File())!, "..", ".."));

    public static string Models => Path.Combine(Root, "models");

    public static string Native => Path.Combine(Root, "native", "lib");

    public static string VoskToy => Path.Combine(Root, "tests", "Models", "vosk-toy");

    public static string Prompts => Path.Combine(Root, "prompts");

    /// <summary>A caller's voice at 8 kHz, narrowed and mu-law coded; not the product's voice.</summary>
    public static AudioClip Clip(string name) =>
        WavFile.Read(Path.Combine(Root, "tests", "Speech.Tests", "Clips", name + ".wav")) is { Clip: { } clip } ? clip
        : throw new FileNotFoundException(name);

    private static string File([CallerFilePath] string path = "") => path;
}

/// <summary>Starts the tests' probe program.</summary>
internal sealed class TestProbeLauncher : IProbeLauncher
{
    private int _started;

    public int Started => _started;

    public ProcessStartInfo Command(IReadOnlyList<string> arguments)
    {
        Interlocked.Increment(ref _started);
        var command = new ProcessStartInfo("dotnet");
        command.ArgumentList.Add(System.IO.Path.Combine(AppContext.BaseDirectory, "CallCenter.Speech.Probe.dll"));
        foreach (var argument in arguments)
        {
            command.ArgumentList.Add(argument);
        }

        return command;
    }
}
