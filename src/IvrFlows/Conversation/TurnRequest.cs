namespace CallCenter.IvrFlows.Conversation;

/// <summary>One turn: what is said, and what is listened for.</summary>
internal sealed record TurnRequest
{
    /// <summary>The prompt's sound; the argument tells whether speech is listened to, so that the wording can fit.</summary>
    public required Func<bool, ValueTask<IReadOnlyList<AudioClip>>> Prompt { get; init; }

    public required IKeyPlan Keys { get; init; }

    /// <summary>Null: keys only.</summary>
    public ListenRequest? Speech { get; init; }

    /// <summary>Without a recogniser the turn ends at once, unsaid.</summary>
    public bool NeedsSpeech { get; init; }

    /// <summary>Speech may stop the prompt. Keys always may.</summary>
    public bool BargeIn { get; init; } = true;

    /// <summary>Forgets keys that were typed before the turn.</summary>
    public bool Flush { get; init; }

    public required TimeSpan NoInput { get; init; }

    public required TimeSpan BetweenKeys { get; init; }
}
