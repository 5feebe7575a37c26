namespace CallCenter.Speech.Voices;

/// <summary>Words whose characters espeak-ng reads wrongly, written as it reads them rightly (pinyin with tones).</summary>
internal static class ChineseReadings
{
    private static readonly (string Word, string Pinyin)[] Words =
    [
        ("重庆", "chong2qing4"),
        ("重听", "chong2ting1"),
        ("重新", "chong2xin1"),
        ("重复", "chong2fu4"),
        ("银行", "yin2hang2"),
    ];

    public static string Apply(string text)
    {
        foreach (var (word, pinyin) in Words)
        {
            text = text.Replace(word, $" {pinyin} ", StringComparison.Ordinal);
        }

        return text;
    }
}
