using System.Diagnostics;
using CallCenter.Speech.Audio;

namespace CallCenter.CtiServer.Demo;

/// <summary>What the callers say: the recorded voice of demo/speech, and the same words by flite where it is installed.</summary>
internal sealed class DemoVoices
{
    private static readonly string[] FliteVoices = ["slt", "awb", "rms"];
    private const int SpokenByFlite = 12;

    private readonly List<AudioClip> _questions = [];
    private readonly List<AudioClip> _foreign = [];
    private readonly Dictionary<string, List<AudioClip>> _short = [];

    public static async Task<DemoVoices> LoadAsync(string directory, CancellationToken ct)
    {
        var voices = new DemoVoices();
        var texts = new List<string>();
        foreach (var line in (await File.ReadAllLinesAsync(Path.Combine(directory, "callers.tsv"), ct)).Skip(1))
        {
            var columns = line.Split('\t');
            var (file, article, text) = (columns[0], columns[1], columns[2]);
            if (WavFile.Read(Path.Combine(directory, "speech", file + ".wav")).Clip is { } clip)
            {
                voices.ListFor(article).Add(clip);
                if (!article.StartsWith('!') && article.Length > 0)
                {
                    texts.Add(text);
                }
            }
        }

        await voices.AddFliteAsync(texts, ct);
        return voices;
    }

    public AudioClip AnyQuestion() => Any(_questions);

    public AudioClip AnyForeignQuestion() => Any(_foreign);

    public AudioClip Say(string what) => Any(_short[what]);

    private List<AudioClip> ListFor(string article)
    {
        if (!article.StartsWith('!'))
        {
            return article.Length == 0 ? _foreign : _questions;
        }

        return _short.TryGetValue(article, out var list) ? list : _short[article] = [];
    }

    private async Task AddFliteAsync(List<string> texts, CancellationToken ct)
    {
        for (var i = 0; i < SpokenByFlite && texts.Count > 0; i++)
        {
            var text = texts[Random.Shared.Next(texts.Count)];
            if (await SpeakAsync(text, FliteVoices[i % FliteVoices.Length], ct) is not { } clip)
            {
                return;
            }

            _questions.Add(clip);
        }
    }

    /// <summary>Null when flite is not there.</summary>
    private static async Task<AudioClip?> SpeakAsync(string text, string voice, CancellationToken ct)
    {
        var file = Path.Combine(Path.GetTempPath(), $"demo-{Guid.NewGuid():N}.wav");
        try
        {
            using var flite = Process.Start("flite", ["-voice", voice, "-t", text, "-o", file]);
            await flite.WaitForExitAsync(ct);
            return WavFile.Read(file).Clip;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static AudioClip Any(List<AudioClip> clips) => clips[Random.Shared.Next(clips.Count)];
}
