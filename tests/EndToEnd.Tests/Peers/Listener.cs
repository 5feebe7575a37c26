using System.Text.RegularExpressions;
using CallCenter.Speech.Audio;
using CallCenter.Speech.Native;

namespace CallCenter.EndToEnd.Tests.Peers;

/// <summary>Understands what a telephone has heard: Whisper on the recording, piece by piece.</summary>
internal sealed partial class Listener : IDisposable
{
    private const int Piece = 12 * Sounds.Rate;

    private readonly WhisperEngine _engine;

    private Listener(WhisperEngine engine) => _engine = engine;

    public static Listener Open()
    {
        NativeLibraries.Use(Path.Combine(ServerProcess.RepositoryRoot, "native", "lib"));
        return new Listener(WhisperEngine.Load(Path.Combine(ServerProcess.RepositoryRoot, "models", "whisper-tiny.en"))!);
    }

    /// <summary>Share of the sentence's words, 0..1, that are among the words of the sound.</summary>
    public double ShareHeard(string sentence, ReadOnlySpan<short> sound)
    {
        var heard = Words(Text(sound)).ToHashSet();
        var wanted = Words(sentence);
        return (double)wanted.Count(heard.Contains) / wanted.Count;
    }

    public string Text(ReadOnlySpan<short> sound)
    {
        var pieces = new List<string>();
        for (; sound.Length > 0; sound = sound[Math.Min(Piece, sound.Length)..])
        {
            var clip = Resampler.Convert(sound[..Math.Min(Piece, sound.Length)], Sounds.Rate, WhisperEngine.SampleRate);
            var floats = new float[clip.Length];
            Pcm.ToFloats(clip, floats);
            pieces.Add(_engine.Transcribe(floats));
        }

        return string.Join(' ', pieces);
    }

    public void Dispose() => _engine.Dispose();

    private static List<string> Words(string text) => [.. Word().Matches(text.ToLowerInvariant()).Select(m => m.Value)];

    [GeneratedRegex("[a-z]+")]
    private static partial Regex Word();
}
