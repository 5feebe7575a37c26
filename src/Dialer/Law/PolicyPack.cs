namespace CallCenter.Dialer.Law;

/// <summary>What is lawful where a campaign calls: one file, compiled. Not legal advice, but what the house holds itself to.</summary>
public sealed record PolicyPack
{
    public required string Name { get; init; }

    /// <summary>Grows with each change of the file; stands in every record.</summary>
    public required int Version { get; init; }

    public required string Title { get; init; }

    /// <summary>Share of answered calls that may be abandoned in each window, 0..1.</summary>
    public required double Limit { get; init; }

    public AbandonmentFormula Formula { get; init; }

    /// <summary>Rolling spans over which the limit holds.</summary>
    public IReadOnlyList<TimeSpan> Windows { get; init; } = [];

    /// <summary>From the answer to the agent; later it is an abandoned call.</summary>
    public TimeSpan ConnectWithin { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>The least time that a number rings.</summary>
    public int RingSeconds { get; init; } = 15;

    public CallingHours Hours { get; init; } = CallingHours.Always;

    /// <summary>Of one number, in 24 hours, by all campaigns; null = as often as the campaigns want.</summary>
    public int? AttemptsPerDay { get; init; }

    /// <summary>How long a number rests that answered and found no agent.</summary>
    public TimeSpan RestAfterAbandoned { get; init; }

    public RegistryRule? Registry { get; init; }

    /// <summary>What is said to who cannot be served, by language; with {seller}, {number} and {key}.</summary>
    public IReadOnlyDictionary<string, string> Messages { get; init; } = new Dictionary<string, string>();

    /// <summary>Puts the person on our do-not-call list while the message plays.</summary>
    public char OptOutKey { get; init; } = '9';

    public override string ToString() => $"{Name}/{Version}";
}
