using System.Text.Json;

namespace CallCenter.ServiceDesk;

/// <summary>Enum values as history lines and messages name them: camelCase, as on the API.</summary>
internal static class Words
{
    public static string Of<T>(T value) where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    /// <summary>The text without surrounding blanks, null when nothing is left.</summary>
    public static string? Clean(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
