using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace CallCenter.CallModel.Texts;

/// <summary>The one word of an enum's value, in columns, JSON, history lines and messages: camelCase ("callerHungUp").</summary>
public static class EnumWords
{
    public static string Of<T>(T value) where T : struct, Enum => Words<T>.Names[value];

    /// <summary>All words of the kind, in the order of their values.</summary>
    public static IEnumerable<string> All<T>() where T : struct, Enum => Enum.GetValues<T>().Select(Of);

    public static bool TryParse<T>([NotNullWhen(true)] string? word, out T value) where T : struct, Enum
    {
        value = default;
        return word is not null && Words<T>.Values.TryGetValue(word, out value);
    }

    /// <exception cref="KeyNotFoundException">no value has this word.</exception>
    public static T Parse<T>(string word) where T : struct, Enum => Words<T>.Values[word];

    // Made once: a call's row is written for every fact that changes it.
    private static class Words<T> where T : struct, Enum
    {
        public static readonly Dictionary<T, string> Names = Enum.GetValues<T>()
            .ToDictionary(value => value, value => JsonNamingPolicy.CamelCase.ConvertName(value.ToString()));

        public static readonly Dictionary<string, T> Values = Names.ToDictionary(pair => pair.Value, pair => pair.Key);
    }
}
