using System.Text.Json;

namespace CallCenter.Storage.Database;

/// <summary>How ids, times and enums stand in columns.</summary>
internal static class Text
{
    public static string Of(Guid id) => id.ToString("N");

    public static string? Of(Guid? id) => id?.ToString("N");

    public static string Of<T>(T value) where T : struct, Enum => EnumWords.Of(value);

    /// <summary>The text as any database takes it: without NUL characters and lone halves of a character, which callers' networks may send.</summary>
    public static string? Clean(string? text) => text is null || !(text.Contains('\0') || text.AsSpan().ContainsAnyInRange('\ud800', '\udfff'))
        ? text
        : string.Concat(text.EnumerateRunes().Select(rune => rune.Value == 0 ? "\ufffd" : rune.ToString()));

    /// <summary>A pattern for LIKE … ESCAPE '!' that finds the text anywhere within another.</summary>
    public static string Within(string text)
    {
        var literal = text.Replace("!", "!!", StringComparison.Ordinal).Replace("%", "!%", StringComparison.Ordinal)
            .Replace("_", "!_", StringComparison.Ordinal);
        return $"%{literal}%";
    }

    public static T ToEnum<T>(string text) where T : struct, Enum => EnumWords.Parse<T>(text);

    /// <exception cref="JsonException">not JSON of this kind, or null.</exception>
    public static T ToValue<T>(string json, JsonSerializerOptions? options = null) => JsonSerializer.Deserialize<T>(json, options) ?? throw new JsonException("null");

    public static Guid? ToId(string? text) => text is null ? null : Guid.Parse(text);

    public static DateTimeOffset ToTime(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);

    public static DateTimeOffset? ToTime(long? milliseconds) => milliseconds is { } ms ? ToTime(ms) : null;
}
