namespace CallCenter.Knowledge.Texts;

/// <summary>Language tags (RFC 5646) as articles carry them: the primary subtag in lower case.</summary>
internal static class Language
{
    public const string Usual = "en";

    /// <summary>"zh-CN" and "ZH" are "zh".</summary>
    public static string Primary(string tag)
    {
        var end = tag.AsSpan().IndexOfAny('-', '_');
        return (end < 0 ? tag : tag[..end]).Trim().ToLowerInvariant();
    }

    public static bool IsTag(string primary) => primary.Length is 2 or 3 && primary.All(char.IsAsciiLetterLower);
}
