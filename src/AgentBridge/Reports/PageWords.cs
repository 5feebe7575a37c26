using System.Collections.Frozen;
using System.Text.Json;

namespace CallCenter.AgentBridge.Reports;

/// <summary>The pages' dictionaries, for what leaves as a file.</summary>
internal sealed class PageWords
{
    private static readonly Lazy<FrozenDictionary<string, PageWords>> ByLanguage = new(() =>
        new[] { "en", "zh" }.ToFrozenDictionary(language => language, language => new PageWords(language), StringComparer.OrdinalIgnoreCase));

    private readonly Dictionary<string, string> _words;

    private PageWords(string language)
    {
        using var text = typeof(PageWords).Assembly.GetManifestResourceStream($"texts.{language}.json")!;
        _words = JsonSerializer.Deserialize<Dictionary<string, string>>(text)!;
    }

    /// <summary>Of a language that the pages do not speak: English.</summary>
    public static PageWords Of(string? language) => ByLanguage.Value.GetValueOrDefault(language ?? "") ?? ByLanguage.Value["en"];

    /// <summary>A word of the API ("averageWait") by its group ("figure"); a word without a text is given as it is.</summary>
    public string Word(string group, string word) => _words.GetValueOrDefault($"{group}.{word}", word);
}
