using System.Text.Json;
using CallCenter.Speech.Audio;
using CallCenter.Speech.Voices;

namespace CallCenter.Speech.Prompts;

/// <summary>
/// Writes the prompts of every LANGUAGE/prompts.json (key to text) as WAVs with the product's own voices, and the music on hold, so that
/// a machine without synthesisers still speaks.
/// </summary>
public sealed class PromptMaker
{
    private const string Catalogue = "prompts.json";

    private readonly Speaking _voices;
    private readonly string _directory;
    private readonly MadePrompts _made;

    /// <param name="speech">started.</param>
    public PromptMaker(SpeechService speech, string promptsDirectory)
    {
        _voices = speech.Speaking;
        _directory = promptsDirectory;
        _made = new MadePrompts(promptsDirectory);
    }

    /// <summary>Makes what is missing or says another text by now; never touches somebody's own recording.</summary>
    public async Task<PromptReport> MakeAsync(CancellationToken ct = default)
    {
        var made = new List<string>();
        var problems = new List<string>();
        foreach (var folder in Directory.GetDirectories(_directory).Order(StringComparer.Ordinal))
        {
            if (File.Exists(Path.Combine(folder, Catalogue)))
            {
                await MakeLanguageAsync(folder, made, problems, ct);
            }
        }

        MakeMusic(made);
        return new PromptReport(made, problems);
    }

    private async Task MakeLanguageAsync(string folder, List<string> made, List<string> problems, CancellationToken ct)
    {
        var language = Path.GetFileName(folder);
        var known = new Dictionary<string, MadePrompt>(_made.Load(language));
        foreach (var (key, text) in await ReadAsync(Path.Combine(folder, Catalogue), problems, ct))
        {
            var path = Path.Combine(folder, key + ".wav");
            if (!IsWanted(known.GetValueOrDefault(key), text, path))
            {
                continue;
            }

            var (clip, error) = await _voices.TrySpeakAsync(text, language, ct);
            if (clip is null)
            {
                problems.Add($"{path}: {error}");
                continue;
            }

            WavFile.Write(path, clip.Samples.Span);
            known[key] = new MadePrompt(text, new FileInfo(path).Length);
            made.Add(path);
        }

        _made.Save(language, known);
    }

    private static bool IsWanted(MadePrompt? made, string text, string path)
    {
        var file = new FileInfo(path);
        return !file.Exists || (made is not null && made.Bytes == file.Length && made.Text != text);
    }

    private static async Task<Dictionary<string, string>> ReadAsync(string path, List<string> problems, CancellationToken ct)
    {
        try
        {
            return JsonSerializer.Deserialize<Dictionary<string, string>>(await File.ReadAllTextAsync(path, ct)) ?? [];
        }
        catch (JsonException e)
        {
            problems.Add($"{path}:{(e.LineNumber ?? 0) + 1}: must be one JSON object from prompt key to text");
            return [];
        }
    }

    private void MakeMusic(List<string> made)
    {
        var path = Path.Combine(_directory, "music", "hold.wav");
        if (!File.Exists(path))
        {
            WavFile.Write(path, HoldMusic.Compose());
            made.Add(path);
        }
    }
}
