using CallCenter.Acd.Core;

namespace CallCenter.Acd.Work;

/// <summary>One item from entering the floor to leaving it for good. Owned by the loop.</summary>
internal sealed class Stay(WorkItem item)
{
    public WorkItem Item { get; } = item;

    public CallId Id => Item.Id;

    public ContactChannel Channel => Item.Channel;

    /// <summary>The queue it waits in now; a transfer changes it.</summary>
    public string Queue { get; set; } = item.Queue;

    public int Priority { get; set; } = item.Priority;

    public StayState State { get; set; } = StayState.Over;

    /// <summary>Grows with each entry: the order of those with the same place.</summary>
    public long Number { get; set; }

    public DateTimeOffset QueuedAt { get; set; }

    /// <summary>Its place among items of the same priority: that of one who came at this moment.</summary>
    public DateTimeOffset Place { get; set; }

    /// <summary>Must have an agent within this time, whose telephone answers by itself; null = waits, or has had an agent.</summary>
    public TimeSpan? Within => ServedBy is null && Conversation is null ? Item.Within : null;

    /// <summary>The agent whose call it is until somebody has served the customer; null = anybody's.</summary>
    public string? MeantFor => ServedBy is null ? Item.Agent : null;

    /// <summary>Agents who missed this item: asked again only when nobody else is there.</summary>
    public HashSet<Agent> Tried { get; } = [];

    /// <summary>Agents who turned this item down a moment ago.</summary>
    public Dictionary<Agent, Deadline> Rejections { get; } = [];

    /// <summary>The longest wait has passed while it is offered.</summary>
    public bool Overdue { get; set; }

    /// <summary>Seconds of waiting that were foreseen at entry; null when nothing was known.</summary>
    public double? Foreseen { get; set; }

    public Deadline? MaxWait { get; set; }

    /// <summary>When the place in the queue is told next.</summary>
    public Deadline? NextPosition { get; set; }

    /// <summary>The customer has been offered to be called back.</summary>
    public bool CallbackOffered { get; set; }

    /// <summary>The place was told in this stay.</summary>
    public bool PositionTold { get; set; }

    public Offer? Offer { get; set; }

    /// <summary>The part that leads.</summary>
    public Conversation? Conversation { get; set; }

    /// <summary>The parts beside it, in the order in which they came.</summary>
    public List<Conversation> Guests { get; } = [];

    public List<Observation> Observations { get; } = [];

    /// <summary>Who answers now talks to the leading agent first.</summary>
    public bool Consults => Conversation is { Transfer: { Consults: true, Failed: null } };

    /// <summary>By whose word the recording has silence; null = it has sound.</summary>
    public string? RecordingPausedBy { get; set; }

    public OutsideDial? Dial { get; set; }

    /// <summary>Who served the customer last.</summary>
    public string? ServedBy { get; set; }

    public Conversation? PartUnder(long lease) => Conversation?.Lease == lease ? Conversation : Guests.Find(g => g.Lease == lease);
}
