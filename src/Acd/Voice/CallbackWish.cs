using CallCenter.CallModel.Texts;

namespace CallCenter.Acd.Voice;

/// <summary>Whether what was said after the offer means yes, call me back. Short sentences alone count: who talks to somebody else is left in the line.</summary>
internal static class CallbackWish
{
    private const int MostWords = 7;
    private const int MostCharacters = 10;

    private static readonly string[] Consent = ["yes", "yes please", "yeah", "sure", "okay", "ok", "one"];
    private static readonly string[] ChineseConsent = ["好", "好的", "是", "是的", "可以", "行", "一", "要"];
    private static readonly string[] ChineseWishes = ["回电", "回拨", "打给我", "给我打"];

    /// <summary>What a recogniser with a grammar listens for.</summary>
    public static IReadOnlyList<string> Phrases(string language) => language == "zh"
        ? [.. ChineseConsent, "回电", "请回电", "给我回电"]
        : [.. Consent, "call me back", "call back", "callback"];

    public static bool Is(string heard, string language)
    {
        var words = HeardText.Words(heard, language);
        if (language == "zh")
        {
            var text = string.Concat(words);
            return ChineseConsent.Contains(text) || (text.Length <= MostCharacters && ChineseWishes.Any(wish => text.Contains(wish, StringComparison.Ordinal)));
        }

        return Consent.Contains(string.Join(' ', words))
            || (words.Count <= MostWords && (words.Contains("callback") || (words.Contains("call") && words.SkipWhile(word => word != "call").Contains("back"))));
    }
}
