namespace CallCenter.Acd.Waiting;

/// <summary>Callers who have no agent yet (also those whose call is ringing), best first: by priority, then by time of entry.</summary>
internal sealed class WaitingLine
{
    /// <summary>Priority of callers who were already served and come back, or are passed on by name: before everybody else.</summary>
    public const int HeadPriority = 1000;

    private readonly SortedSet<QueuedCall> _line = new(Comparer<QueuedCall>.Create(static (a, b) =>
        a.Priority != b.Priority ? b.Priority.CompareTo(a.Priority) : a.Number.CompareTo(b.Number)));

    private long _number;

    public IEnumerable<QueuedCall> Calls => _line;

    public int Count => _line.Count;

    public void Add(QueuedCall call)
    {
        call.Number = ++_number;
        _line.Add(call);
    }

    public bool Remove(QueuedCall call) => _line.Remove(call);

    /// <summary>From 1, among the callers of the same queue.</summary>
    public int PositionOf(QueuedCall call)
    {
        var position = 1;
        foreach (var other in _line)
        {
            if (ReferenceEquals(other, call))
            {
                break;
            }

            position += other.Queue == call.Queue ? 1 : 0;
        }

        return position;
    }
}
