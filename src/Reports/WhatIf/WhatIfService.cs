using CallCenter.Reports.Stories;
using CallCenter.Reports.Tables;

namespace CallCenter.Reports.WhatIf;

/// <summary>Yesterday with other staff or rules: the same callers through the production's floor, told like any other day.</summary>
public sealed class WhatIfService(PastReader reader, IQueueStore queues, IUserStore users, IReplay replay, TimeProvider time, ReportOptions options) : IWhatIf, IDisposable
{
    /// <summary>More are not played at once: a replay costs a second or two of a core for so many.</summary>
    private const int MostCalls = 20_000;

    private readonly SemaphoreSlim _turn = new(1);

    public async Task<IReadOnlyList<WhatIfOutcome>?> RunAsync(WhatIfQuery query, CancellationToken ct = default)
    {
        await _turn.WaitAsync(ct);
        try
        {
            var (configs, people) = (await queues.ListAsync(ct), await users.ListAsync(ct));
            var past = await reader.ReadAsync(query.From, query.To, ct);
            var calls = new FloorPlan(past, query.From, query.To).Calls();
            if (calls.Count > MostCalls)
            {
                return null;
            }

            var changed = configs.Select(q => q.Name == query.Queue ? Changed(q, query) : q).ToList();
            var floor = new ReplayFloor([.. changed.Select(Played)], people, new FloorPlan(past, query.From, query.To).Shifts(), calls);
            var outcomes = new List<WhatIfOutcome> { Tell(query, null, past, new Rules(configs, people, options.ServiceLevel)) };
            foreach (var count in query.Agents)
            {
                var facts = await replay.RunAsync(Staff.Change(floor, changed.First(q => q.Name == query.Queue), count), ct);
                outcomes.Add(Tell(query, count, Fold(facts), new Rules(changed, people, options.ServiceLevel)));
            }

            return outcomes;
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private static QueueConfig Changed(QueueConfig queue, WhatIfQuery query) => queue with
    {
        Routing = query.Routing ?? queue.Routing, ServiceLevelSeconds = query.ServiceLevelSeconds ?? queue.ServiceLevelSeconds,
    };

    // Agents write as long as they did, and pick up when they did: the queue's own clocks of both stand still.
    private static QueueConfig Played(QueueConfig queue) => queue with { WrapUpSeconds = 0, RingSeconds = 120 };

    private static Past Fold(IReadOnlyList<Fact> facts)
    {
        var fold = new PastFold();
        foreach (var fact in facts)
        {
            fold.Apply(fact);
        }

        return fold.End();
    }

    private WhatIfOutcome Tell(WhatIfQuery query, int? agents, Past past, Rules rules)
    {
        var byQueue = new ReportQuery(ReportName.Inbound, query.From, query.To, TimeZoneInfo.Utc, [ReportGrouping.Queue]);
        var rows = new RowSorter(byQueue, rules, past, time.GetUtcNow()).Rows().Where(row => row.Content.Stays.Count > 0);
        return new WhatIfOutcome(agents, [.. rows.Select(row => Tell(row.Head.Queue!, row.Content))]);
    }

    private static WhatIfQueue Tell(string queue, RowContent content)
    {
        var level = content.Levels().Single();
        var answered = content.Stays.Where(s => s.Answered).Select(s => s.WaitedMs).ToList();
        return new WhatIfQueue(queue, content.Stays.Count, answered.Count, content.Stays.Count(s => s.Abandoned),
            level.Judged > 0 ? Math.Round((double)level.Met / level.Judged, 4) : null, Durations.Mean(answered));
    }
}
