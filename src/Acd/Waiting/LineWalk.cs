using CallCenter.Acd.Work;

namespace CallCenter.Acd.Waiting;

/// <summary>
/// Goes through everybody who waits, best first, by looking at the lines' heads alone. Between equal scores the older one comes first.
/// </summary>
internal sealed class LineWalk
{
    private readonly PriorityQueue<IEnumerator<Stay>, (int Priority, double Score, long Number)> _heads = new();
    private readonly Func<Stay, double> _score;
    private IEnumerator<Stay>? _line;

    public LineWalk(WaitingLine line, Func<Stay, double> score)
    {
        _score = score;
        foreach (var (_, stays) in line.Lines)
        {
            Push(stays.Where(s => s.State == StayState.Waiting).GetEnumerator());
        }
    }

    /// <summary>The best one; null at the end.</summary>
    public Stay? Next()
    {
        if (_line is { } before)
        {
            Push(before);
        }

        return _heads.TryDequeue(out _line, out _) ? _line.Current : null;
    }

    /// <summary>Those behind the last one want the same in vain.</summary>
    public void LeaveLine() => _line = null;

    private void Push(IEnumerator<Stay> line)
    {
        if (line.MoveNext())
        {
            _heads.Enqueue(line, (-line.Current.Priority, -_score(line.Current), line.Current.Number));
        }
    }
}
