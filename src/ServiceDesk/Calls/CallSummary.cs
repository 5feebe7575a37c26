namespace CallCenter.ServiceDesk.Calls;

/// <summary>What of a call belongs on its ticket: a fold over the call's facts.</summary>
internal sealed record CallSummary
{
    public CallArrived? Arrived { get; init; }

    public TicketLinked? Ticket { get; init; }

    public bool PickedUp { get; init; }

    /// <summary>Who calls has been looked up.</summary>
    public bool Matched { get; init; }

    public CallEnded? Ended { get; init; }

    public IReadOnlyList<QuestionAsked> Questions { get; init; } = [];

    /// <summary>The last choice in a menu that says what the call is about; null when there was none.</summary>
    public ChoiceMade? Choice { get; init; }

    /// <summary>The last agent who talked to the caller.</summary>
    public string? Agent { get; init; }

    /// <summary>Set when the caller gave up in a queue.</summary>
    public QueueLeft? Abandoned { get; init; }

    /// <summary>The message that the caller left.</summary>
    public VoicemailLeft? Voicemail { get; init; }

    public string? Recording { get; init; }

    /// <summary>The newest answer stands: spoken, not judged useless, and the caller asked for nobody afterwards.</summary>
    public bool Answered { get; init; }

    /// <summary>The caller got an answer from the machine, needed nobody, and the call came to its end by itself.</summary>
    public bool SelfServed => Answered && Agent is null && Ended?.End.Result == CallResult.Completed;

    /// <summary>All is there that a ticket needs, in whatever order it came.</summary>
    public bool CanClose => this is { Arrived: not null, Ticket: not null, Ended: not null };

    /// <summary>
    /// The call has been served and is over, and nobody could give it a ticket. A call that was turned away, that nobody took when we
    /// called, or that no customer was in, needs none.
    /// </summary>
    public bool LacksTicket => Ticket is null && Ended is { End.Result: not CallResult.Rejected }
        && (Arrived is { Direction: CallDirection.Inbound } || (Arrived is { IsInside: false } && PickedUp));

    public static CallSummary Of(IEnumerable<Fact> facts) => facts.Aggregate(new CallSummary(), (summary, fact) => summary.With(fact));

    public CallSummary With(Fact fact) => fact switch
    {
        CallArrived arrived => this with { Arrived = arrived },
        CallAnswered => this with { PickedUp = true },
        CustomerMatched => this with { Matched = true },
        TicketLinked linked => this with { Ticket = linked },
        CustomerChosen chosen when Ticket is { } before => this with
        {
            Ticket = before with { TicketId = chosen.TicketId, Number = chosen.Number, Opened = chosen.Opened },
        },
        QuestionAsked question => this with { Questions = [.. Questions, question], Answered = question.Outcome == KnowledgeDecision.Speak },
        AnswerJudged judged => this with { Answered = judged.Helped },
        ChoiceMade { Choice: not ("noInput" or "noMatch" or "agent" or "repeat" or "none") } choice => this with { Choice = choice },
        CallQueued => this with { Answered = false },
        CallBridged { Agent: { } agent } => this with { Agent = agent },
        QueueLeft { Why: QueueLeaving.Abandoned } left => this with { Abandoned = left },
        VoicemailLeft left => this with { Voicemail = left },
        RecordingSaved saved => this with { Recording = saved.File },
        CallEnded ended => this with { Ended = ended },
        _ => this,
    };
}
