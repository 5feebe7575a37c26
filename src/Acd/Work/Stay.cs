using CallCenter.Acd.Core;
using CallCenter.Acd.Estimates;

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

    /// <summary>The customer's class, as it was known at entry.</summary>
    public string Class { get; } = item.Context.Customers.Select(c => c.ValueClass).Order(StringComparer.Ordinal).FirstOrDefault() ?? "C";

    public LineKind Kind => new(Queue, Channel, Item.Skill, Priority, Class);

    public StayState State { get; set; } = StayState.Over;

    /// <summary>Grows with each entry: the order of those with the same place.</summary>
    public long Number { get; set; }

    public DateTimeOffset QueuedAt { get; set; }

    /// <summary>Its place among items of the same priority and class: that of one who came at this moment. It is kept over queues that it overflows from.</summary>
    public DateTimeOffset Place { get; set; }

    /// <summary>Queues that it has overflowed from: none of them gets it back.</summary>
    public HashSet<string> OverflowedFrom { get; } = [];

    /// <summary>When more agents may serve it.</summary>
    public Deadline? Widening { get; set; }

    /// <summary>Must have an agent within this time, whose telephone answers by itself; null = waits, or has had an agent.</summary>
    public TimeSpan? Within => ServedBy is null && Conversation is null ? Item.Within : null;

    /// <summary>We have called, to a place that was kept or for one agent: no rule may send this customer away again.</summary>
    public bool WasCalled => Item is not { Within: null, Since: null, Agent: null };

    /// <summary>The agent whose call it is until somebody has served the customer; null = anybody's.</summary>
    public string? MeantFor => ServedBy is null ? Item.Agent : null;

    /// <summary>Agents who missed this item: asked again only when nobody else is there.</summary>
    public HashSet<Agent> Tried { get; } = [];

    /// <summary>Agents who turned this item down a moment ago.</summary>
    public Dictionary<Agent, Deadline> Rejections { get; } = [];

    /// <summary>The longest wait has passed while it is offered.</summary>
    public bool Overdue { get; set; }

    /// <summary>What was foreseen at entry; null when nothing was known.</summary>
    public WaitForecast? Foreseen { get; set; }

    public Deadline? MaxWait { get; set; }

    /// <summary>When the place in the queue is told next.</summary>
    public Deadline? NextPosition { get; set; }

    /// <summary>The customer has been offered to be called back.</summary>
    public bool CallbackOffered { get; set; }

    /// <summary>The answer that may be heard while waiting was heard: it is not offered again.</summary>
    public bool AnswerHeard { get; set; }

    /// <summary>The best place that was told in this stay.</summary>
    public int LastPosition { get; set; }

    /// <summary>The shortest waiting time that was told, in seconds.</summary>
    public int LastSpoken { get; set; }

    /// <summary>Something was told in this stay.</summary>
    public bool PositionTold { get; set; }

    /// <summary>What is offered now: to one agent, or to all of a group at once.</summary>
    public List<Offer> Offers { get; } = [];

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

    /// <summary>The agent dials it by hand and nobody has answered yet.</summary>
    public DialOut? DialOut { get; set; }

    /// <summary>In a park slot, also while an agent who picks it up is being connected.</summary>
    public ParkSlot? Park { get; set; }

    /// <summary>Colleagues only: no customer is in it, and nothing is to be wrapped up.</summary>
    public bool IsInside { get; init; }

    /// <summary>What the agent who has, or had, the customer has written of the call so far: whoever comes next reads it.</summary>
    public WrapUpDraft? Note { get; set; }

    /// <summary>Who served the customer last.</summary>
    public string? ServedBy { get; set; }

    /// <summary>The clock was set by so much.</summary>
    public void Move(TimeSpan by)
    {
        (QueuedAt, Place) = (Moments.Moved(QueuedAt, by), Moments.Moved(Place, by));
        Park = Park is { } park ? park with { Since = park.Since + by, Until = park.Until + by } : null;
        Conversation?.Move(by);
        Guests.ForEach(part => part.Move(by));
        Observations.ForEach(observation => observation.Since += by);
    }

    /// <summary>The offer that an agent has of it.</summary>
    public Offer? OfferTo(Agent agent) => Offers.Find(o => o.Agent == agent);

    public Conversation? PartUnder(long lease) => Conversation?.Lease == lease ? Conversation : Guests.Find(g => g.Lease == lease);
}
