namespace CallCenter.Acd.Voice;

/// <summary>Somebody being brought to a call under a lease: ringing, answered, or in the bridge.</summary>
internal sealed class VoiceAttempt(long lease, string? agent, string? number)
{
    public long Lease { get; } = lease;

    public string? Agent { get; } = agent;

    public string? Number { get; } = number;

    /// <summary>Stops the ringing that is on now.</summary>
    public CancellationTokenSource Ringing { get; set; } = new();

    /// <summary>The agent accepted on the page: the phone is to answer by itself.</summary>
    public bool TakenUp { get; set; }

    /// <summary>How long it may ring.</summary>
    public TimeSpan Within { get; set; }

    /// <summary>How long the caller waits for an agent whose page is gone.</summary>
    public TimeSpan ReturnTime { get; init; }

    public ICallLeg? Leg { get; set; }

    /// <summary>The room that it is in, with the caller and perhaps others.</summary>
    public IBridge? Bridge { get; set; }

    /// <summary>Is in the room without keeping the caller company.</summary>
    public bool Observes { get; set; }

    /// <summary>Parties on hold by this one's word: the holds end with it.</summary>
    public HashSet<LegId> Holds { get; } = [];

    /// <summary>Released by the floor: whatever still comes of it is ended at once.</summary>
    public bool Over { get; set; }

    /// <summary>Requests of this leg are passed on under this lock, in the order in which they came.</summary>
    public Lock PassGate { get; } = new();
}
