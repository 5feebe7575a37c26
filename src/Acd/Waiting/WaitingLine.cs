using CallCenter.Acd.Work;

namespace CallCenter.Acd.Waiting;

/// <summary>Items that have no agent yet (also those on offer), one line for each kind, by place.</summary>
internal sealed class WaitingLine
{
    /// <summary>Priority of those who were already served and come back, or are passed on by name: before everybody else.</summary>
    public const int HeadPriority = 1000;

    private readonly SortedDictionary<LineKind, SortedSet<Stay>> _lines = new(Comparer<LineKind>.Create(Compare));
    private long _number;

    public IEnumerable<Stay> Stays => _lines.Values.SelectMany(line => line);

    public IEnumerable<(LineKind Kind, IEnumerable<Stay> Stays)> Lines => _lines.Select(l => (l.Key, (IEnumerable<Stay>)l.Value));

    public int Count { get; private set; }

    public void Add(Stay stay)
    {
        stay.Number = ++_number;
        if (!_lines.TryGetValue(stay.Kind, out var line))
        {
            _lines.Add(stay.Kind, line = new SortedSet<Stay>(Comparer<Stay>.Create(Compare)));
        }

        line.Add(stay);
        Count++;
    }

    public bool Contains(Stay stay) => _lines.TryGetValue(stay.Kind, out var line) && line.Contains(stay);

    public bool Remove(Stay stay)
    {
        if (!_lines.TryGetValue(stay.Kind, out var line) || !line.Remove(stay))
        {
            return false;
        }

        Count--;
        if (line.Count == 0)
        {
            _lines.Remove(stay.Kind);
        }

        return true;
    }

    /// <summary>How many wait in a queue.</summary>
    public int In(string queue) => _lines.Where(l => l.Key.Queue == queue).Sum(l => l.Value.Count);

    /// <summary>From 1, among those of the same queue: behind all of a higher priority or class, and those who came before.</summary>
    public int PositionOf(Stay stay, CallerOrder order)
    {
        var position = 1;
        foreach (var (kind, line) in _lines)
        {
            if (kind.Queue != stay.Queue || kind.Priority < stay.Priority)
            {
                continue;
            }

            var before = kind.Priority > stay.Priority ? -1 : order == CallerOrder.Arrival ? 0 : string.CompareOrdinal(kind.Class, stay.Class);
            position += before < 0 ? line.Count : before > 0 ? 0 : line.Count(other => Compare(other, stay) < 0);
        }

        return position;
    }

    private static int Compare(Stay a, Stay b) => a.Place != b.Place ? a.Place.CompareTo(b.Place) : a.Number.CompareTo(b.Number);

    private static int Compare(LineKind a, LineKind b) =>
        a.Priority != b.Priority ? b.Priority.CompareTo(a.Priority)
        : string.CompareOrdinal(a.Class, b.Class) is not 0 and var byClass ? byClass
        : string.CompareOrdinal(a.Queue, b.Queue) is not 0 and var byQueue ? byQueue
        : a.Channel != b.Channel ? a.Channel.CompareTo(b.Channel)
        : string.CompareOrdinal(a.Skill, b.Skill);
}
