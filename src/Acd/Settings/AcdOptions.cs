namespace CallCenter.Acd.Settings;

/// <summary>Limits of the floor that are not a queue's own.</summary>
public sealed class AcdOptions
{
    /// <summary>The node that holds the live parts of what comes in here.</summary>
    public string Node { get; init; } = Environment.MachineName;

    /// <summary>How many items of a channel an agent holds at once, and beside which others; a channel not named here: one, and nothing beside it.</summary>
    public IReadOnlyDictionary<ContactChannel, ChannelCapacity> Capacity { get; init; } = new Dictionary<ContactChannel, ChannelCapacity>();

    /// <summary>How long building an agent's screen pop may hold up the ring; afterwards what the call itself knows is shown.</summary>
    public TimeSpan PopTime { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>How long telling the agent's page may hold up the ring.</summary>
    public TimeSpan ShowTime { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Added to a queue's ring time before a lease ends by itself, whatever the phone says.</summary>
    public TimeSpan LeaseGrace { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Pause before an agent who missed an item, but stays ready, is offered the next one.</summary>
    public TimeSpan RestAfterMiss { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long an agent who accepted on the page has to pick up the phone.</summary>
    public TimeSpan PickUpTime { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How long an item is not offered again to an agent who turned it down, while others could take it.</summary>
    public TimeSpan RestAfterReject { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How often an agent may ask for more time in one wrap-up, each time as long as the queue's own.</summary>
    public int WrapUpExtensions { get; init; } = 3;

    /// <summary>Who has written this shortly before the clock of a wrap-up runs out gets more time by itself.</summary>
    public TimeSpan StillWriting { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a number that an agent transferred to may ring.</summary>
    public TimeSpan TransferRingTime { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>An agent's page says that a supervisor listens; one who whispers or barges in is heard and shown in any case.</summary>
    public bool ShowListeners { get; init; } = true;

    /// <summary>Which numbers agents may transfer to; null = all that can be dialed.</summary>
    public DialRules? Dialing { get; init; }

    /// <summary>Items held at once over all queues; more are turned away as unavailable.</summary>
    public int MaxCalls { get; init; } = 10_000;

    /// <summary>How far back the journal is read for the agents' last states.</summary>
    public TimeSpan RestoreWindow { get; init; } = TimeSpan.FromDays(2);

    /// <summary>The service level's formula of queues that have none of their own.</summary>
    public ServiceLevelFormula ServiceLevel { get; init; }

    /// <summary>Least time between two changes of the live figures.</summary>
    public TimeSpan FiguresEvery { get; init; } = TimeSpan.FromMilliseconds(100);
}
