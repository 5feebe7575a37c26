using System.Buffers;
using CallCenter.CallModel.Texts;

namespace CallCenter.IvrFlows.Understanding;

/// <summary>
/// A whole sentence that does nothing but answer "did that help?", as in "no, it did not help me at all": it is neither a choice's phrase nor
/// a question of its own.
/// </summary>
internal static class Judgement
{
    private static readonly HashSet<string> English =
    [
        "no", "nope", "not", "yes", "yeah", "yep", "it", "that", "this", "the", "answer", "did", "didnt", "didn't", "does", "doesnt", "doesn't",
        "do", "was", "wasnt", "wasn't", "is", "isnt", "isn't", "help", "helped", "helps", "helpful", "useful", "me", "at", "all", "a", "bit", "lot", "really",
        "very", "much", "sorry", "unfortunately", "actually", "i", "am", "im", "i'm", "afraid", "but", "and", "so", "oh", "well", "thank", "thanks", "you",
        "ok", "okay",
    ];

    private static readonly HashSet<string> EnglishNegations = ["no", "nope", "not", "didnt", "didn't", "doesnt", "doesn't", "wasnt", "wasn't", "isnt", "isn't"];

    // What must be there, lest "is it the answer" were one.
    private static readonly HashSet<string> EnglishMatter = ["help", "helped", "helps", "helpful", "useful", "no", "nope", "yes", "yeah", "yep"];

    private static readonly SearchValues<char> Chinese = SearchValues.Create("是的对好有没不帮助到了我这个答案谢很并，。！？ ");
    private static readonly SearchValues<char> ChineseMatter = SearchValues.Create("帮助");
    private static readonly SearchValues<char> ChineseNegations = SearchValues.Create("没不");

    /// <summary>True: it helped; false: it did not; null: the words say something else.</summary>
    public static bool? Of(string heard, string language)
    {
        if (LanguageTag.IsChinese(language))
        {
            var text = heard.AsSpan();
            return text.ContainsAnyExcept(Chinese) || !text.ContainsAny(ChineseMatter) ? null : !text.ContainsAny(ChineseNegations);
        }

        var words = HeardText.Words(heard, language);
        return words.All(English.Contains) && words.Any(EnglishMatter.Contains) ? !words.Any(EnglishNegations.Contains) : null;
    }
}
