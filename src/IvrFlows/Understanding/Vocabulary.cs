using CallCenter.CallModel.Texts;

namespace CallCenter.IvrFlows.Understanding;

/// <summary>Words that mean the same in every menu.</summary>
internal static class Vocabulary
{
    public const string Yes = "yes";
    public const string No = "no";
    public const string None = "none";
    public const string Agent = "agent";
    public const string Repeat = "repeat";

    private static readonly Dictionary<(string Name, string Language), string[]> Phrases = new()
    {
        [(Yes, "en")] =
        [
            "yes", "yeah", "yep", "yes please", "yes it did", "it did", "yes that helped", "that helped", "yes thank you", "sure",
            "correct", "that is right", "of course", "okay", "very helpful", "yes very much", "thank you", "thanks",
        ],
        [(No, "en")] =
        [
            "no", "nope", "no thanks", "no thank you", "no it did not", "no it didn't", "it did not", "it didn't", "not really", "no not really",
            "that did not help", "that didn't help", "not at all", "wrong answer", "that is wrong",
        ],
        [(None, "en")] =
        [
            "none", "none of these", "none of those", "none of them", "neither", "neither of these", "no", "no none of these",
            "something else", "nothing", "not these",
        ],
        [(Agent, "en")] =
        [
            "agent", "an agent", "operator", "a person", "person", "real person", "human", "representative", "talk to someone",
            "speak to someone", "talk to a person", "speak to a person", "talk to an agent", "speak to an agent", "connect me to an agent",
            "customer service", "agent please", "operator please", "live agent",
        ],
        [(Repeat, "en")] =
            ["repeat", "repeat that", "repeat please", "again", "once again", "say that again", "say it again", "once more", "pardon", "what did you say"],
        [(Yes, "zh")] = ["是", "是的", "对", "对的", "好", "好的", "有", "有帮助", "帮到了", "可以", "谢谢"],
        [(No, "zh")] = ["不", "不是", "没有", "没有帮助", "没帮到", "不行", "不对"],
        [(None, "zh")] = ["都不是", "没有", "不是这些", "其他", "其他问题", "以上都不是"],
        [(Agent, "zh")] = ["人工", "人工服务", "转人工", "转人工服务", "客服", "人工客服", "接线员", "找人", "座席"],
        [(Repeat, "zh")] = ["重复", "再说一遍", "再听一遍", "重听", "请重复", "没听清"],
    };

    // What recognisers make of breath and noise.
    private static readonly HashSet<string> Fillers =
        ["you", "thank you", "thanks for watching", "bye", "okay", "so", "the", "a", "i", "oh", "ah", "um", "uh", "hm", "hmm", "mm", "hello"];

    // Words around a choice that say nothing about it.
    private static readonly Dictionary<string, HashSet<string>> Politeness = new()
    {
        ["en"] =
        [
            "please", "thanks", "a", "an", "the", "i", "id", "ill", "im", "am", "want", "need", "would", "like", "to", "there", "is", "its", "my", "your",
            "uh", "um", "well", "so", "hello", "hi", "can", "could", "you", "have", "me", "give", "and", "of", "press", "say",
        ],
        ["zh"] = ["请", "我", "要", "想", "的", "吗", "呢", "啊", "嗯", "按"],
    };

    // What recognisers write for a number of one syllable.
    private static readonly Dictionary<int, string> SoundAlikes = new() { [1] = "won", [2] = "too", [3] = "tree", [4] = "for", [8] = "ate" };

    /// <summary>A list that is read out to a caller is never longer.</summary>
    private const int LargestChoice = 8;

    /// <summary>Empty when the language has no words for it: callers use the keypad.</summary>
    public static IReadOnlyList<string> Of(string name, string language) => Phrases.GetValueOrDefault((name, language), []);

    /// <summary>True for a word that may stand beside any choice.</summary>
    public static bool IsPolite(string word, string language) => Politeness.TryGetValue(language, out var words) && words.Contains(word);

    /// <summary>True when the words are no question: nothing, noise, a filler.</summary>
    public static bool IsFiller(IReadOnlyList<string> words) => words.Count == 0 || Fillers.Contains(string.Join(' ', words));

    /// <summary>How callers say the number of a thing in a list; <paramref name="number"/> from 1.</summary>
    public static IReadOnlyList<string> Number(int number, string language)
    {
        if (number > LargestChoice || language is not (LanguageTag.English or LanguageTag.Chinese))
        {
            return [];
        }

        var (word, ordinal) = (NumberWords.Say(number, language), NumberWords.Ordinal(number, language));
        if (language == LanguageTag.Chinese)
        {
            return [word, ordinal, ordinal + "个", ordinal + "项", .. number == 2 ? ["两"] : Array.Empty<string>()];
        }

        string[] said = [word, $"number {word}", $"the {ordinal} one", $"the {ordinal}", ordinal, $"option {word}"];
        return [.. said, .. number <= 3 ? [$"press {word}"] : Array.Empty<string>(), .. SoundAlikes.TryGetValue(number, out var alike) ? [alike] : Array.Empty<string>()];
    }
}
