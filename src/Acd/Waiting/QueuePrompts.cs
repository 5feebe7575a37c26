using System.Globalization;

namespace CallCenter.Acd.Waiting;

/// <summary>One prompt: its key under prompts/ and its words.</summary>
public sealed record QueuePrompt(string Key, string Text);

/// <summary>What callers hear while they wait, by language; recorded files of these keys win over synthesis.</summary>
public static class QueuePrompts
{
    /// <summary>Under prompts/, without the extension.</summary>
    public const string HoldMusic = "music/hold";

    /// <param name="position">from 1.</param>
    public static QueuePrompt Position(int position, string language)
    {
        var number = position.ToString(CultureInfo.InvariantCulture);
        var text = (language, position) switch
        {
            ("zh", 1) => "您是下一位，请稍候。",
            ("zh", _) => $"您前面还有{(position - 1).ToString(CultureInfo.InvariantCulture)}位来电者，请稍候。",
            (_, 1) => "You are next in line. Please hold.",
            _ => $"You are number {number} in the queue. Please hold.",
        };
        return new QueuePrompt($"queue-position-{number}", text);
    }

    /// <summary>Said again and again where there is no music.</summary>
    public static QueuePrompt Hold(string language) =>
        new("queue-hold", language == "zh" ? "请稍候。" : "Please hold the line.");
}
