using System.Globalization;
using CallCenter.Acd.Channels;
using CallCenter.CallModel.Texts;

namespace CallCenter.Acd.Voice;

/// <summary>What callers hear while they wait, in the keys and words of prompts/&lt;language&gt;/prompts.json: recorded pieces, put together.</summary>
internal static class QueuePrompts
{
    /// <summary>Under prompts/, without the extension.</summary>
    public const string HoldMusic = "music/hold";

    /// <summary>Pressed by who would rather be called back.</summary>
    public const char CallbackKey = '1';

    /// <summary>Pressed by who would hear the answer that is offered.</summary>
    public const char AnswerKey = '2';

    private const int LargestSpoken = 20;

    /// <param name="hears">who says it aloud is heard.</param>
    /// <param name="answer">the title of what may be heard.</param>
    public static IReadOnlyList<QueuePrompt> Of(WorkCommand.TellPosition tell, string language, bool hears, string? answer = null)
    {
        var zh = language == "zh";
        return
        [
            tell.First
                ? new("all-agents-busy", zh ? "目前所有坐席都在通话中，请您稍等。" : "All our agents are on the phone. Please hold the line.")
                : new("still-busy", zh ? "所有坐席仍在通话中，感谢您的耐心等待。" : "All our agents are still on the phone. Thank you for your patience."),
            .. tell.SaysPosition ? Position(tell.Position, zh) : [],
            .. tell.Seconds is { } seconds ? Wait(seconds, zh) : [],
            .. tell.Text is { } text ? [new QueuePrompt("", text)] : (QueuePrompt[])[],
            .. tell.OffersAnswer && answer is not null ? [Answer(answer, zh)] : (QueuePrompt[])[],
            .. tell.OffersCallback ? [Callback(zh, hears)] : (QueuePrompt[])[],
        ];
    }

    private static QueuePrompt[] Position(int position, bool zh) => position == 1
        ? [new("you-are-next", zh ? "您是下一位。" : "You are next.")]
        :
        [
            new("you-are-number", zh ? "您现在排在第" : "You are number"), Number(position, zh),
            new("in-the-queue", zh ? "位。" : "in the queue."),
        ];

    private static QueuePrompt Answer(string title, bool zh) => new("", zh
        ? $"等待期间，您可以先听一下关于“{title}”的答复，请按二，您的排队位置会保留。"
        : $"While you wait, we may have an answer for you: {title}. To hear it, press two. You keep your place.");

    private static QueuePrompt Callback(bool zh, bool hears) => hears
        ? new("callback-offer", zh
            ? "如果您希望保留位置并由我们给您回电，请按一，或直接说：请回电。"
            : "To keep your place in the queue and be called back, press one, or say: call me back.")
        : new("callback-offer-keypad", zh
            ? "如果您希望保留位置并由我们给您回电，请按一。"
            : "To keep your place in the queue and be called back, press one.");

    private static QueuePrompt[] Wait(int seconds, bool zh) => seconds < 60
        ? [new("wait-under-a-minute", zh ? "预计等待时间不到一分钟。" : "You will probably wait less than a minute.")]
        :
        [
            new("wait-at-most", zh ? "预计等待时间不超过" : "You will probably wait no longer than"), Number((seconds + 59) / 60, zh),
            seconds <= 60 ? new("minute", zh ? "分钟。" : "minute.") : new("minutes", zh ? "分钟。" : "minutes."),
        ];

    /// <summary>Said again and again where there is no music.</summary>
    public static QueuePrompt Hold(string language) => new("hold-notice", language == "zh" ? "请您不要挂机。" : "Please hold the line.");

    private static QueuePrompt Number(int number, bool zh) => number <= LargestSpoken
        ? new($"number-{number.ToString(CultureInfo.InvariantCulture)}", NumberWords.Say(number, zh ? LanguageTag.Chinese : LanguageTag.English))
        : new("number-more-than-20", zh ? "二十以上" : "more than twenty");
}
