namespace CallCenter.Speech;

internal static class LanguageTag
{
    /// <summary>"en-US" and "EN" are "en": engines and prompts go by the language alone. Empty when it is no tag.</summary>
    public static string Primary(string tag)
    {
        var end = tag.AsSpan().IndexOfAny('-', '_');
        var primary = (end < 0 ? tag : tag[..end]).ToLowerInvariant();
        return primary.Length is 2 or 3 && primary.All(char.IsAsciiLetterLower) ? primary : "";
    }
}
