using CallCenter.Acd.Channels;

namespace CallCenter.Acd.Work;

/// <summary>
/// One agent's or number's part in an item: from one <see cref="CallBridged"/> to its release. One part leads: its agent may hold, transfer
/// and consult. The parts of guests stand beside it, and one who is only consulted talks to the leading agent while the customer is held.
/// </summary>
/// <param name="agent">whose part it is; null for a number.</param>
/// <param name="lease">the fencing token it came about under.</param>
internal sealed class Conversation(Stay stay, Agent? agent, string? number, long lease, IEnumerable<Party> parties, DateTimeOffset since)
{
    public Stay Stay { get; } = stay;

    public Agent? Agent { get; } = agent;

    public string? Number { get; } = number;

    public long Lease { get; } = lease;

    public List<Party> Parties { get; } = [.. parties];

    /// <summary>With the customer since; of one who is consulted, since the answer.</summary>
    public DateTimeOffset Since { get; set; } = since;

    /// <summary>The agent whom this one talks to, and not to the customer; null = is with the customer.</summary>
    public string? ConsultedBy { get; set; }

    public bool Consulted => ConsultedBy is not null;

    public bool Muted { get; set; }

    /// <summary>The agent is with another call; the customer hears music, others talk on.</summary>
    public bool Aside { get; set; }

    public bool Over { get; set; }

    public Party Customer => Parties.First(p => p.Role == LegRole.Caller);

    /// <summary>The agent's or number's own side.</summary>
    public Party Own => Parties.First(p => p.Role != LegRole.Caller);

    /// <summary>The agent's user name, or the number.</summary>
    public string Who => Agent?.User ?? Number!;

    public bool Held => Customer.Held;

    public bool Leads => Stay.Conversation == this;

    public DateTimeOffset? HeldSince { get; private set; }

    /// <summary>The last one that the agent asked for.</summary>
    public Transfer? Transfer { get; set; }

    public bool Transferring => Transfer is { Failed: null };

    /// <summary>The clock was set by so much.</summary>
    public void Move(TimeSpan by) => (Since, HeldSince) = (Since + by, HeldSince + by);

    /// <param name="since">null = not held any more.</param>
    public void SetHeld(LegId leg, DateTimeOffset? since)
    {
        HeldSince = since;
        var held = since is not null;
        var at = Parties.FindIndex(p => p.Leg == leg);
        Parties[at] = Parties[at] with { Held = held };
    }
}
