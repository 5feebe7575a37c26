namespace CallCenter.Storage.Database;

/// <summary>How ids, times and enums stand in columns.</summary>
internal static class Text
{
    public static string Of(Guid id) => id.ToString("N");

    public static string? Of(Guid? id) => id?.ToString("N");

    public static string Of<T>(T value) where T : struct, Enum => EnumNames<T>.Of(value);

    /// <summary>The text as any database takes it: without NUL characters and lone halves of a character, which callers' networks may send.</summary>
    public static string? Clean(string? text) => text is null || !text.Any(c => c == '\0' || char.IsSurrogate(c))
        ? text
        : string.Concat(text.EnumerateRunes().Select(rune => rune.Value == 0 ? "\ufffd" : rune.ToString()));

    public static T ToEnum<T>(string text) where T : struct, Enum => EnumNames<T>.ToValue(text);

    public static Guid? ToId(string? text) => text is null ? null : Guid.Parse(text);

    public static DateTimeOffset ToTime(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);

    public static DateTimeOffset? ToTime(long? milliseconds) => milliseconds is { } ms ? ToTime(ms) : null;

    // camelCase as in JSON; made once, since a call's row is written for every fact that changes it.
    private static class EnumNames<T> where T : struct, Enum
    {
        private static readonly Dictionary<T, string> Names = Enum.GetValues<T>()
            .ToDictionary(value => value, value => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(value.ToString()));

        private static readonly Dictionary<string, T> Values = Names.ToDictionary(pair => pair.Value, pair => pair.Key);

        public static string Of(T value) => Names[value];

        public static T ToValue(string name) => Values[name];
    }
}
