using CallCenter.Reports.Periods;
using CallCenter.Reports.Stories;

namespace CallCenter.Reports.Tables;

/// <summary>Sorts the past into the rows of one report. What has no value for a grouping (a caller whom no agent took) stands in a row without it.</summary>
internal sealed class RowSorter
{
    private readonly ReportQuery _query;
    private readonly Rules _rules;
    private readonly TimeGrid _grid;
    private readonly Dictionary<RowKey, RowContent> _rows = [];

    public RowSorter(ReportQuery query, Rules rules, Past past, DateTimeOffset now)
    {
        (_query, _rules) = (query, rules);
        All = new RowContent(rules);
        ReportGrouping? period = query.By.Where(IsPeriod).Cast<ReportGrouping?>().FirstOrDefault();
        _grid = new TimeGrid(query.From, query.To, period, query.Zone);
        Add(past.Calls, c => c.ArrivedAt, c => (c.Queue, c.Agent), c => c, slice => slice.Calls);
        Add(past.Stays, s => s.EnteredAt, s => (s.Queue, s.Agent), s => s.Call, slice => slice.Stays);
        Add(past.Handlings, h => h.From, h => (h.Queue, h.Agent), h => h.Call, slice => slice.Handlings);
        Add(past.Offerings, o => o.At, o => (o.Queue, o.Agent), o => o.Call, slice => slice.Offerings);
        Add(past.Passings, p => p.At, p => (p.FromQueue, p.By), p => p.Call, slice => slice.Passings);
        Add(past.Announcements, a => a.At, a => (a.Queue, null), a => a.Call, slice => slice.Announcements);
        foreach (var span in past.Spans.Where(s => s.State != AgentState.SignedOut))
        {
            Add(span, now);
        }
    }

    /// <summary>Everything that the report is about.</summary>
    public RowContent All { get; }

    /// <summary>By time, then by name; every stretch of time has a row where the report goes by time alone.</summary>
    public IEnumerable<(ReportRow Head, RowContent Content)> Rows()
    {
        var byTime = _query.By.Any(IsPeriod);
        if (byTime && _query.By.All(IsPeriod))
        {
            for (var i = 0; i < _grid.Cells.Count; i++)
            {
                Row(new RowKey(i, null, null, null, null));
            }
        }

        return _query.By.Count == 0
            ? []
            : _rows.OrderBy(r => r.Key.Cell).ThenBy(r => r.Key.Queue, StringComparer.Ordinal).ThenBy(r => r.Key.Agent, StringComparer.Ordinal)
                .ThenBy(r => r.Key.Number, StringComparer.Ordinal).ThenBy(r => r.Key.Campaign)
                .Select(r => (Head(r.Key, byTime), r.Value));
    }

    public static bool IsPeriod(ReportGrouping by) => by is ReportGrouping.Hour or ReportGrouping.Day or ReportGrouping.Week or ReportGrouping.Month;

    private ReportRow Head(RowKey key, bool byTime) => new(byTime ? _grid.Cells[key.Cell].Start : null, byTime ? _grid.Cells[key.Cell].End : null,
        key.Queue, key.Agent, key.Number, key.Campaign, []);

    private void Add<T>(List<T> what, Func<T, DateTimeOffset> at, Func<T, (string? Queue, string? Agent)> whose, Func<T, CallTale> call, Func<RowContent, List<T>> room)
    {
        foreach (var one in what)
        {
            var (queue, agent) = whose(one);
            var tale = call(one);
            if (_grid.IndexOf(at(one)) is >= 0 and var cell && Fits(queue, agent) && (_query.Number ?? tale.Number) == tale.Number
                && (_query.Campaign is null || _query.Campaign == tale.Campaign))
            {
                room(All).Add(one);
                room(Row(Key(cell, queue, agent, tale))).Add(one);
            }
        }
    }

    // An agent's time belongs to every queue that the agent serves, and to no number and no campaign.
    private void Add(AgentSpan span, DateTimeOffset now)
    {
        var queues = _rules.QueuesOf(span.Agent);
        if (_query.Number is not null || _query.Campaign is not null || (_query.Agent ?? span.Agent) != span.Agent
            || (_query.Queue is { } only && !queues.Contains(only)))
        {
            return;
        }

        var end = span.To ?? now;
        IReadOnlyList<string?> rows = !_query.By.Contains(ReportGrouping.Queue) ? [null] : _query.Queue is { } one ? [one] : [.. queues];
        foreach (var cell in _grid.Touched(span.From, end))
        {
            var time = _grid.Cells[cell].Within(span.From, end);
            All.Add(span, time);
            foreach (var queue in rows)
            {
                Row(Key(cell, queue, span.Agent, null)).Add(span, time);
            }
        }
    }

    private bool Fits(string? queue, string? agent) => (_query.Queue is null || _query.Queue == queue) && (_query.Agent is null || _query.Agent == agent);

    private RowKey Key(int cell, string? queue, string? agent, CallTale? call) => new(
        _query.By.Any(IsPeriod) ? cell : 0,
        _query.By.Contains(ReportGrouping.Queue) ? queue : null,
        _query.By.Contains(ReportGrouping.Agent) ? agent : null,
        _query.By.Contains(ReportGrouping.Number) ? call?.Number : null,
        _query.By.Contains(ReportGrouping.Campaign) ? call?.Campaign : null);

    private RowContent Row(RowKey key)
    {
        if (!_rows.TryGetValue(key, out var slice))
        {
            _rows.Add(key, slice = new RowContent(_rules));
        }

        return slice;
    }
}
