namespace CallCenter.CallModel.Texts;

/// <summary>Language tags (RFC 5646); the product goes by their primary subtag alone.</summary>
public static class LanguageTag
{
    public const string English = "en";
    public const string Chinese = "zh";

    /// <summary>The primary subtag in lower case: "zh-CN" and "ZH" are "zh". Whether it is a tag at all: <see cref="IsPrimary"/>.</summary>
    public static string Primary(string tag)
    {
        var end = tag.AsSpan().IndexOfAny('-', '_');
        return (end < 0 ? tag : tag[..end]).Trim().ToLowerInvariant();
    }

    /// <summary>The primary subtag, or empty when there is none: fit to name a folder.</summary>
    public static string PrimaryOrEmpty(string tag) => Primary(tag) is var primary && IsPrimary(primary) ? primary : "";

    /// <summary>Two or three small letters.</summary>
    public static bool IsPrimary(string text) => text.Length is 2 or 3 && text.All(char.IsAsciiLetterLower);

    public static bool IsChinese(string tag) => Primary(tag) == Chinese;
}
