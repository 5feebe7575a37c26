using CallCenter.Acd.Work;

namespace CallCenter.Acd.Waiting;

/// <summary>Items that have no agent yet (also those on offer), best first: by priority, then by place.</summary>
internal sealed class WaitingLine
{
    /// <summary>Priority of those who were already served and come back, or are passed on by name: before everybody else.</summary>
    public const int HeadPriority = 1000;

    private readonly SortedSet<Stay> _line = new(Comparer<Stay>.Create(static (a, b) =>
        a.Priority != b.Priority ? b.Priority.CompareTo(a.Priority) : a.Place != b.Place ? a.Place.CompareTo(b.Place) : a.Number.CompareTo(b.Number)));

    private long _number;

    public IEnumerable<Stay> Stays => _line;

    public int Count => _line.Count;

    public void Add(Stay stay)
    {
        stay.Number = ++_number;
        _line.Add(stay);
    }

    public bool Contains(Stay stay) => _line.Contains(stay);

    public bool Remove(Stay stay) => _line.Remove(stay);

    /// <summary>From 1, among those of the same queue.</summary>
    public int PositionOf(Stay stay)
    {
        var position = 1;
        foreach (var other in _line)
        {
            if (ReferenceEquals(other, stay))
            {
                break;
            }

            position += other.Queue == stay.Queue ? 1 : 0;
        }

        return position;
    }
}
