namespace CallCenter.CallModel;

public sealed record CallArrived : CallFact
{
    public required CallDirection Direction { get; init; }
    /// <summary>E.164 where it can be.</summary>
    public required string From { get; init; }
    public required string To { get; init; }
    public string? CallerName { get; init; }
    public string? Trunk { get; init; }
    /// <summary>The SIP Call-ID, to find the call in a trace.</summary>
    public string? SipCallId { get; init; }
}

public sealed record CallAnswered : CallFact;

public sealed record CallEnded : CallFact
{
    public required CallEnd End { get; init; }
}

public sealed record FlowEntered : CallFact
{
    public required string Flow { get; init; }
    public required int Version { get; init; }
}

public sealed record StepEntered : CallFact
{
    public required string Step { get; init; }
}

public enum DigitSource { Rfc4733, Info, InBand }

public sealed record DigitPressed : CallFact
{
    public required string Digit { get; init; }
    public required DigitSource Source { get; init; }
}

/// <summary>A choice in a menu: which, and whether it was pressed or spoken.</summary>
public sealed record ChoiceMade : CallFact
{
    public required string Menu { get; init; }
    /// <summary>The choice's name, or "noInput" / "noMatch".</summary>
    public required string Choice { get; init; }
    public required bool Spoken { get; init; }
    public string? Heard { get; init; }
}

/// <summary>From here on the caller who might have spoken has the keypad alone. Once a call for each reason.</summary>
public sealed record KeypadOnly : CallFact
{
    public required string Language { get; init; }
    public required DeafReason Reason { get; init; }
    public string? Detail { get; init; }
}

/// <summary>What a caller asked in own words, and what came of it.</summary>
public sealed record QuestionAsked : CallFact
{
    public required string Heard { get; init; }
    public required string Language { get; init; }
    public required KnowledgeDecision Outcome { get; init; }
    /// <summary>Key of the article that was spoken, or of the best one.</summary>
    public string? Article { get; init; }
    public int? Version { get; init; }
    public double? Score { get; init; }
    /// <summary>The nearest articles' keys, best first, at most three.</summary>
    public IReadOnlyList<string> Nearest { get; init; } = [];
}

/// <summary>The caller's answer to "did that help?".</summary>
public sealed record AnswerJudged : CallFact
{
    public required string Article { get; init; }
    public required bool Helped { get; init; }
}

public sealed record CustomerMatched : CallFact
{
    /// <summary>None, one or several customers have the caller's number; several are shown, never guessed.</summary>
    public required IReadOnlyList<Guid> CustomerIds { get; init; }
}

public sealed record TicketLinked : CallFact
{
    public required Guid TicketId { get; init; }
    public required string Number { get; init; }
    /// <summary>True: opened for this call; false: the call joined an open ticket.</summary>
    public required bool Opened { get; init; }
}

public sealed record RecordingSaved : CallFact
{
    /// <summary>Relative to the recordings folder.</summary>
    public required string File { get; init; }
    public required double Seconds { get; init; }
}
