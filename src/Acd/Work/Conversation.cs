using CallCenter.Acd.Channels;

namespace CallCenter.Acd.Work;

/// <summary>
/// The parties of one item who are together: from one <see cref="CallBridged"/> to its release. Today the customer and an agent or a
/// number; whoever is added joins the list.
/// </summary>
/// <param name="agent">whose conversation it is; null when the customer was passed on to a number.</param>
/// <param name="lease">the fencing token it came about under.</param>
internal sealed class Conversation(Stay stay, Agent? agent, string? number, long lease, IEnumerable<Party> parties, DateTimeOffset since)
{
    public Stay Stay { get; } = stay;

    public Agent? Agent { get; } = agent;

    public string? Number { get; } = number;

    public long Lease { get; } = lease;

    public List<Party> Parties { get; } = [.. parties];

    public DateTimeOffset Since { get; } = since;

    public bool Over { get; set; }

    public Party Customer => Parties.First(p => p.Role == LegRole.Caller);

    public bool Held => Customer.Held;

    public DateTimeOffset? HeldSince { get; private set; }

    /// <summary>The last one that the agent asked for.</summary>
    public Transfer? Transfer { get; set; }

    public bool Transferring => Transfer is { Failed: null };

    /// <param name="since">null = not held any more.</param>
    public void SetHeld(LegId leg, DateTimeOffset? since)
    {
        HeldSince = since;
        var held = since is not null;
        var at = Parties.FindIndex(p => p.Leg == leg);
        Parties[at] = Parties[at] with { Held = held };
    }
}
