namespace CallCenter.Dialer.Running;

/// <summary>
/// What the campaigns must know of each other: who dials for the same agents, and which numbers are in flight. Campaigns decide one after the other
/// (<see cref="Gate"/>), so that no idle agent is dialed for twice. Safe from any thread.
/// </summary>
internal sealed class Floor
{
    private readonly Dictionary<Guid, (IReadOnlySet<string> Crew, IReadOnlyList<DateTimeOffset> Lines, int Waiting)> _shares = [];
    private readonly HashSet<string> _numbers = [];

    /// <summary>Held from the look at the floor until what was decided is on it.</summary>
    public Lock Gate { get; } = new();

    /// <summary>Under the gate: what others have in flight for some of these agents, and how many of theirs wait for them.</summary>
    public (IReadOnlyList<DateTimeOffset> Lines, int Waiting) Others(Guid campaign, IReadOnlySet<string> crew)
    {
        var (lines, waiting) = (new List<DateTimeOffset>(), 0);
        foreach (var share in _shares.Where(share => share.Key != campaign && share.Value.Crew.Overlaps(crew)).Select(share => share.Value))
        {
            lines.AddRange(share.Lines);
            waiting += share.Waiting;
        }

        return (lines, waiting);
    }

    /// <summary>Under the gate.</summary>
    public void Show(Guid campaign, IReadOnlySet<string> crew, IReadOnlyList<DateTimeOffset> lines, int waiting) => _shares[campaign] = (crew, lines, waiting);

    /// <summary>It dials for nobody any more.</summary>
    public void Leave(Guid campaign)
    {
        lock (Gate)
        {
            _shares.Remove(campaign);
        }
    }

    /// <summary>Under the gate: false when some campaign has this number in flight.</summary>
    public bool TryTake(string number) => _numbers.Add(number);

    public void Release(string number)
    {
        lock (Gate)
        {
            _numbers.Remove(number);
        }
    }
}
