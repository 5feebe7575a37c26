using System.Globalization;
using CallCenter.CallModel.Texts;

namespace CallCenter.Acd.Voice;

/// <summary>What callers hear while they wait, in the keys and words of prompts/&lt;language&gt;/prompts.json: recorded pieces, put together.</summary>
internal static class QueuePrompts
{
    /// <summary>Under prompts/, without the extension.</summary>
    public const string HoldMusic = "music/hold";

    /// <summary>Pressed by who would rather be called back.</summary>
    public const char CallbackKey = '1';

    private const int LargestSpoken = 20;

    /// <param name="position">from 1.</param>
    /// <param name="first">the first announcement of this stay.</param>
    /// <param name="callback">the caller may ask to be called back (<see cref="CallbackKey"/>).</param>
    public static IReadOnlyList<QueuePrompt> Position(int position, string language, bool first, bool callback) =>
        callback ? [.. Position(position, language, first), Callback(language)] : Position(position, language, first);

    private static QueuePrompt Callback(string language) => new("callback-offer", language == "zh"
        ? "如果您希望保留位置并由我们给您回电，请按一。"
        : "To keep your place in the queue and be called back, press one.");

    private static IReadOnlyList<QueuePrompt> Position(int position, string language, bool first)
    {
        var zh = language == "zh";
        var opening = first
            ? new QueuePrompt("all-agents-busy", zh ? "目前所有坐席都在通话中，请您稍等。" : "All our agents are on the phone. Please hold the line.")
            : new QueuePrompt("still-busy", zh ? "所有坐席仍在通话中，感谢您的耐心等待。" : "All our agents are still on the phone. Thank you for your patience.");
        return position == 1
            ? [opening, new("you-are-next", zh ? "您是下一位。" : "You are next.")]
            :
            [
                opening, new("you-are-number", zh ? "您现在排在第" : "You are number"), Number(position, zh),
                new("in-the-queue", zh ? "位。" : "in the queue."),
            ];
    }

    /// <summary>Said again and again where there is no music.</summary>
    public static QueuePrompt Hold(string language) => new("hold-notice", language == "zh" ? "请您不要挂机。" : "Please hold the line.");

    private static QueuePrompt Number(int number, bool zh) => number <= LargestSpoken
        ? new($"number-{number.ToString(CultureInfo.InvariantCulture)}", NumberWords.Say(number, zh ? LanguageTag.Chinese : LanguageTag.English))
        : new("number-more-than-20", zh ? "二十以上" : "more than twenty");
}
