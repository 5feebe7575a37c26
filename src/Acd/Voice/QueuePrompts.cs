using System.Globalization;
using CallCenter.CallModel.Texts;

namespace CallCenter.Acd.Voice;

/// <summary>What callers hear while they wait, in the keys and words of prompts/&lt;language&gt;/prompts.json: recorded pieces, put together.</summary>
internal static class QueuePrompts
{
    /// <summary>Under prompts/, without the extension.</summary>
    public const string HoldMusic = "music/hold";

    private const int LargestSpoken = 20;

    /// <param name="position">from 1.</param>
    /// <param name="first">the first announcement of this stay.</param>
    public static IReadOnlyList<QueuePrompt> Position(int position, string language, bool first)
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
