namespace CallCenter.IvrFlows.Conversation;

/// <summary>What a question to the caller came to.</summary>
internal abstract record ChoiceResult
{
    private ChoiceResult()
    {
    }

    /// <param name="Heard">what the recogniser wrote; null when a key was pressed.</param>
    public sealed record Chosen(string Name, string? Heard) : ChoiceResult;

    /// <summary>Something else was said, in words worth looking at.</summary>
    public sealed record Unmatched(string Heard) : ChoiceResult;

    public sealed record NoInput : ChoiceResult;

    public sealed record NoMatch(string? Heard) : ChoiceResult;

    public sealed record NoSpeech : ChoiceResult;
}
