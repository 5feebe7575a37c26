using System.Text.Encodings.Web;
using System.Text.Json;

namespace CallCenter.Speech.Native;

/// <summary>The list of phrases that a Vosk recogniser is bound to; a malformed one would end the process.</summary>
internal static class VoskGrammar
{
    private const int MaxPhrases = 500;

    /// <summary>Stands for everything else that a caller may say.</summary>
    private const string Unknown = "[unk]";

    /// <summary>The library does not undo \u escapes, not even of an apostrophe.</summary>
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A JSON array of the phrases whose every word the model knows, or null (free speech) when none is left.</summary>
    public static string? Build(IEnumerable<string> phrases, Func<string, bool> knows)
    {
        var usable = phrases
            .Select(phrase => phrase.ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(words => words.Length > 0 && words.All(word => IsWord(word) && knows(word)))
            .Select(words => string.Join(' ', words))
            .Distinct()
            .Take(MaxPhrases)
            .ToList();
        return usable.Count == 0 ? null : JsonSerializer.Serialize(usable.Append(Unknown), Plain);
    }

    /// <summary>Some grammar, for a probe.</summary>
    public static string Any(Func<string, bool> knows) =>
        Build(["yes", "no"], knows) ?? JsonSerializer.Serialize(new[] { Unknown }, Plain);

    private static bool IsWord(string word) => word.All(c => char.IsLetter(c) || c is '\'' or '-' || char.GetUnicodeCategory(c)
        is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark);
}
