namespace CallCenter.CallModel.Dialing;

/// <summary>A list of people who are called for a purpose, by the agents of a queue.</summary>
/// <param name="Queue">whose agents talk to those who answer.</param>
/// <param name="Policy">name of the policy pack that says what is lawful.</param>
public sealed record Campaign(Guid Id, string Name, string Queue, PacingMode Mode, string Policy, CampaignState State, DateTimeOffset CreatedAt)
{
    /// <summary>Who calls, as the message says to those who could not be served.</summary>
    public required string Seller { get; init; }

    /// <summary>The number that is presented, and that answers when it is called.</summary>
    public required string CallerNumber { get; init; }

    /// <summary>Of the message and the agents' screen.</summary>
    public string Language { get; init; } = "en";

    /// <summary>How long a number is rung before it counts as not answered.</summary>
    public int RingSeconds { get; init; } = 25;

    /// <summary>Lines for each idle agent with <see cref="PacingMode.Power"/>.</summary>
    public double Ratio { get; init; } = 1.5;

    /// <summary>Lines in flight and conversations that the campaign may have at once.</summary>
    public int MaxLines { get; init; } = 100;

    /// <summary>How often a number is dialed before it is given up.</summary>
    public int MaxAttempts { get; init; } = 3;

    /// <summary>Minutes until a number is dialed again that was busy, that nobody answered, that could not be reached.</summary>
    public int BusyMinutes { get; init; } = 15;

    public int NoAnswerMinutes { get; init; } = 120;

    public int FailedMinutes { get; init; } = 60;

    /// <summary>IANA name; the time zone of people whose list names none.</summary>
    public string? Zone { get; init; }

    /// <summary>A running campaign dials from this moment; null = at once.</summary>
    public DateTimeOffset? StartsAt { get; init; }

    /// <summary>It dials nothing from this moment on; null = until somebody stops it.</summary>
    public DateTimeOffset? EndsAt { get; init; }

    /// <summary>The campaign's own words for how a call went.</summary>
    public IReadOnlyList<CampaignDisposition> Dispositions { get; init; } = [];

    /// <summary>With <see cref="PacingMode.Preview"/>: how long an agent may look at a lead before it goes back to the list.</summary>
    public int PreviewSeconds { get; init; } = 60;

    /// <summary>With <see cref="PacingMode.Announcement"/>: what is said; {name} is the lead's field of that name.</summary>
    public string? Message { get; init; }

    /// <summary>With <see cref="PacingMode.Announcement"/>: the key that leads to the agents of the queue; null = none does.</summary>
    public string? AgentKey { get; init; }

    /// <summary>1 for a new one, one more with each change of anything but the state.</summary>
    public int Version { get; init; } = 1;

    /// <summary>What the agent says and asks, page by page.</summary>
    public IReadOnlyList<ScriptPage> Script { get; init; } = [];
}
