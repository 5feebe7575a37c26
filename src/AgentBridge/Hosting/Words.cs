using CallCenter.AgentBridge.Json;

namespace CallCenter.AgentBridge.Hosting;

/// <summary>Enums in queries, by the same words as in JSON.</summary>
internal static class Words
{
    /// <summary>True with null for an absent or empty word; false for a word that means nothing.</summary>
    public static bool TryParse<T>(string? word, out T? value)
        where T : struct, Enum
    {
        value = null;
        if (string.IsNullOrEmpty(word))
        {
            return true;
        }

        foreach (var candidate in Enum.GetValues<T>())
        {
            if (ApiJson.Word(candidate) == word)
            {
                value = candidate;
            }
        }

        return value is not null;
    }

    public static string Of<T>()
        where T : struct, Enum => "one of " + string.Join(", ", Enum.GetValues<T>().Select(ApiJson.Word));
}
