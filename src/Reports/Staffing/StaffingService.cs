using CallCenter.Reports.Stories;

namespace CallCenter.Reports.Staffing;

/// <summary>Follows the journal and says, from the last minutes, how many agents each queue needs.</summary>
public sealed class StaffingService(IJournal journal, IQueueStore queues, ITargetStore targets, ILiveFigures figures, TimeProvider time) : IJournalReader, IStaffing
{
    private const double UsualShare = 0.8;
    private const int MostHandled = 500;
    private static readonly TimeSpan Pace = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Memory = TimeSpan.FromHours(2);

    private readonly Lock _gate = new();
    private PastFold _fold = new();
    private DateTimeOffset _tidied;

    public async ValueTask<long> ResumeAsync(CancellationToken ct)
    {
        var (fold, seq) = (new PastFold(), 0L);
        await foreach (var entry in journal.ReadSinceAsync(time.GetUtcNow() - Memory, ct))
        {
            fold.Apply(entry.Fact);
            seq = entry.Seq;
        }

        lock (_gate)
        {
            _fold = fold;
        }

        return seq;
    }

    public ValueTask TakeAsync(JournalEntry entry, CancellationToken ct)
    {
        lock (_gate)
        {
            _fold.Apply(entry.Fact);
        }

        return ValueTask.CompletedTask;
    }

    // The figures live in memory alone; what is too old to count is let go once a minute.
    public ValueTask KeepAsync(long seq, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        if (now - _tidied > TimeSpan.FromMinutes(1))
        {
            _tidied = now;
            lock (_gate)
            {
                _fold.Past.Forget(now - Memory);
            }
        }

        return ValueTask.CompletedTask;
    }

    public async Task<IReadOnlyList<QueueStaffing>> NowAsync(CancellationToken ct = default)
    {
        var configs = await queues.ListAsync(ct);
        var wanted = (await targets.ListAsync(ct)).Where(t => t.Figure == TargetFigure.ServiceLevel)
            .GroupBy(t => t.Queue, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.MinBy(t => t.Period)!.Value, StringComparer.Ordinal);
        List<(QueueConfig Queue, QueueLoad Load)> loads;
        lock (_gate)
        {
            loads = [.. configs.Select(q => (q, Load(q.Name)))];
        }

        var agents = AgentShares.Of(figures.Now().Agents, loads.ToDictionary(l => l.Queue.Name, l => l.Load.Erlangs, StringComparer.Ordinal));
        return [.. loads.Select(l => Staffing(l.Queue, l.Load, agents.GetValueOrDefault(l.Queue.Name), wanted.GetValueOrDefault(l.Queue.Name, UsualShare)))];
    }

    private QueueLoad Load(string queue)
    {
        var since = time.GetUtcNow() - Pace;
        var stays = _fold.Past.Stays.Where(s => s.Queue == queue).ToList();
        var handled = _fold.Past.Handlings.Where(h => h.Queue == queue && h.Ended).TakeLast(MostHandled).ToList();
        var (waited, abandoned) = (stays.Sum(s => s.WaitedMs) / 1000.0, stays.Count(s => s.Abandoned));
        return new QueueLoad(stays.Count(s => s.EnteredAt >= since) / Pace.TotalSeconds, handled.Count == 0 ? null : handled.Average(h => h.HandleMs) / 1000,
            abandoned == 0 ? null : Math.Max(1, waited / abandoned));
    }

    private static QueueStaffing Staffing(QueueConfig queue, QueueLoad load, double agents, double share)
    {
        var known = load is { Rate: > 0, Handle: > 0 };
        var there = (int)Math.Round(agents);
        return new QueueStaffing(queue.Name, Math.Round(load.Rate * 3600, 1), Rounded(load.Handle), Rounded(load.Patience), Math.Round(agents, 1), share,
            known ? ErlangA.Needed(load.Rate, load.Handle!.Value, load.Patience, queue.ServiceLevelSeconds, share) : null,
            With(there), With(there + 1), With(there - 1));

        double? With(int count) => !known || count < 0 ? null : count == 0 ? 0
            : Math.Round(ErlangA.Of(load.Rate, load.Handle!.Value, load.Patience, count, queue.ServiceLevelSeconds).InTime, 3);
    }

    private static double? Rounded(double? seconds) => seconds is { } value ? Math.Round(value) : null;
}
