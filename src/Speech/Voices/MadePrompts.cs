using System.Collections.Concurrent;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace CallCenter.Speech.Voices;

/// <summary>
/// LANGUAGE/made.json lists the prompts that <see cref="Prompts.PromptMaker"/> wrote. Such a WAV counts only while its text is still the wanted
/// one; a file of another size is somebody's own recording and always counts.
/// </summary>
internal sealed class MadePrompts(string directory)
{
    private static readonly JsonSerializerOptions Format = new()
    {
        WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
    };

    private readonly ConcurrentDictionary<string, (DateTime Written, Dictionary<string, MadePrompt> Prompts)> _byLanguage = new();

    /// <summary>The list's place inside the directory.</summary>
    public static string ListOf(string language) => $"{language}/made.json";

    /// <param name="written">when the list was last changed.</param>
    public bool IsOutdated(string language, DateTime written, string key, string text, long bytes) =>
        Load(language, written).TryGetValue(key, out var made) && made.Bytes == bytes && made.Text != text;

    public Dictionary<string, MadePrompt> Load(string language) =>
        FileStamp.Of(PathOf(language)) is { } list ? Load(language, list.Written) : [];

    public void Save(string language, IReadOnlyDictionary<string, MadePrompt> prompts) =>
        File.WriteAllText(PathOf(language), JsonSerializer.Serialize(new SortedDictionary<string, MadePrompt>(prompts.ToDictionary(), StringComparer.Ordinal), Format) + "\n");

    private Dictionary<string, MadePrompt> Load(string language, DateTime written)
    {
        if (_byLanguage.TryGetValue(language, out var known) && known.Written == written)
        {
            return known.Prompts;
        }

        var prompts = Read(PathOf(language));
        _byLanguage[language] = (written, prompts);
        return prompts;
    }

    /// <summary>A list that cannot be read hides no recording.</summary>
    private static Dictionary<string, MadePrompt> Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<Dictionary<string, MadePrompt>>(File.ReadAllText(path), Format) ?? [];
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private string PathOf(string language) => Path.Combine(directory, ListOf(language));
}
