namespace CallCenter.Acd.Voice;

/// <summary>Somebody being brought to a call under a lease: ringing, answered, or in the bridge.</summary>
internal sealed class VoiceAttempt(long lease, string? agent, string? number)
{
    public long Lease { get; } = lease;

    public string? Agent { get; } = agent;

    public string? Number { get; } = number;

    /// <summary>Null while the person whom an agent dials has no leg here.</summary>
    public VoiceCall? Call { get; set; }

    /// <summary>Stops the ringing that is on now.</summary>
    public CancellationTokenSource Ringing { get; set; } = new();

    /// <summary>The agent accepted on the page: the phone is to answer by itself.</summary>
    public bool TakenUp { get; set; }

    /// <summary>How long it may ring.</summary>
    public TimeSpan Within { get; set; }

    /// <summary>How long the caller waits for an agent whose page is gone.</summary>
    public TimeSpan ReturnTime { get; init; }

    /// <summary>Who answered.</summary>
    public VoiceLine? Line { get; set; }

    public ICallLeg? Leg => Line?.Leg;

    /// <summary>The telephone is being called.</summary>
    public bool Rings { get; set; }

    /// <summary>The agent is with another call; the room knows the agent's leg no more.</summary>
    public bool Aside { get; set; }

    /// <summary>Nobody hears the agent, also after a while in another call.</summary>
    public IReadOnlyList<LegId>? HeardBy { get; set; }

    /// <summary>What the agent hears until the number answers.</summary>
    public IPlayback? Tone { get; set; }

    /// <summary>The room that it is in, with the caller and perhaps others.</summary>
    public IBridge? Bridge { get; set; }

    /// <summary>Is in the room without keeping the caller company.</summary>
    public bool Observes { get; set; }

    /// <summary>Parties on hold by this one's word: the holds end with it.</summary>
    public HashSet<LegId> Holds { get; } = [];

    /// <summary>Released by the floor: whatever still comes of it is ended at once.</summary>
    public bool Over { get; set; }
}
