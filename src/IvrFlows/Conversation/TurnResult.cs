namespace CallCenter.IvrFlows.Conversation;

internal abstract record TurnResult
{
    private TurnResult()
    {
    }

    public sealed record Typed(string Keys) : TurnResult;

    /// <summary>Empty when it was only noise.</summary>
    public sealed record Said(string Text) : TurnResult;

    public sealed record NoInput : TurnResult;

    /// <summary>No recogniser, or it failed: go on with keys.</summary>
    public sealed record NoSpeech : TurnResult;
}
