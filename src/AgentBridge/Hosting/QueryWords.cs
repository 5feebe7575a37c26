namespace CallCenter.AgentBridge.Hosting;

/// <summary>Enums in queries, by the same words as in JSON.</summary>
internal static class QueryWords
{
    /// <summary>True with null for an absent or empty word; false for a word that means nothing.</summary>
    public static bool TryParse<T>(string? word, out T? value)
        where T : struct, Enum
    {
        value = EnumWords.TryParse(word, out T known) ? known : null;
        return value is not null || string.IsNullOrEmpty(word);
    }

    public static FieldFault Unknown<T>(string field)
        where T : struct, Enum => FieldFault.NotOneOf(field, EnumWords.All<T>());
}
