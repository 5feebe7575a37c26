using CallCenter.IvrFlows.Prompts;

namespace CallCenter.IvrFlows.Conversation;

/// <summary>A question to the caller with a known set of answers, by key and by speech.</summary>
internal sealed record ChoiceRequest
{
    /// <summary>Names the menu in the call's facts.</summary>
    public required string Menu { get; init; }

    public required IReadOnlyList<SpokenChoice> Choices { get; init; }

    /// <summary>Said first, and again when the caller wants to hear it again.</summary>
    public IReadOnlyList<PromptPart> Intro { get; init; } = [];

    public required IReadOnlyList<PromptPart> Prompt { get; init; }

    /// <summary>Said instead of <see cref="Prompt"/> while speech is not listened to; empty: the same.</summary>
    public IReadOnlyList<PromptPart> KeypadPrompt { get; init; } = [];

    /// <summary>How often the caller is asked again after silence or something unknown.</summary>
    public int Retries { get; init; } = 2;

    public bool BargeIn { get; init; } = true;

    public bool Flush { get; init; }

    /// <summary>Key 0 and the words for a person give the choice "agent".</summary>
    public bool OffersAgent { get; init; } = true;

    /// <summary>The key that says everything again; empty: none.</summary>
    public string RepeatKey { get; init; } = "*";

    /// <summary>Unknown speech of at least so many words is handed back instead of asked again; 0: never.</summary>
    public int FreeWords { get; init; }

    /// <summary>Without a recogniser the dialogue ends at once.</summary>
    public bool NeedsSpeech { get; init; }

    /// <summary>Whether what is chosen is a fact of its own.</summary>
    public bool Recorded { get; init; } = true;
}
