using CallCenter.Reports.Stories;

namespace CallCenter.Reports.Tables;

/// <summary>What belongs to one row of a report.</summary>
internal sealed class RowContent(Rules rules)
{
    private readonly Dictionary<(AgentState State, string? Reason), TimeSpan> _times = [];
    private readonly Dictionary<ChosenState, TimeSpan> _chosen = [];
    private readonly Dictionary<AgentWork, TimeSpan> _worked = [];

    public Rules Rules { get; } = rules;

    public List<CallTale> Calls { get; } = [];

    public List<QueueStay> Stays { get; } = [];

    public List<Handling> Handlings { get; } = [];

    public List<Offering> Offerings { get; } = [];

    public List<Passing> Passings { get; } = [];

    public List<ToldWait> Announcements { get; } = [];

    /// <summary>Why agents were not ready, as far as it happened.</summary>
    public IEnumerable<string> Reasons => _times.Keys.Where(k => k.State == AgentState.NotReady).Select(k => k.Reason ?? "").Distinct();

    public void Add(AgentSpan span, TimeSpan time)
    {
        var key = (span.State, span.State == AgentState.NotReady ? span.Reason ?? "" : null);
        _times[key] = _times.GetValueOrDefault(key) + time;
        _chosen[span.Chosen] = _chosen.GetValueOrDefault(span.Chosen) + time;
        _worked[span.Work] = _worked.GetValueOrDefault(span.Work) + time;
    }

    public TimeSpan TimeIn(params ReadOnlySpan<AgentState> states)
    {
        var sum = TimeSpan.Zero;
        foreach (var (key, time) in _times)
        {
            sum += states.Contains(key.State) ? time : TimeSpan.Zero;
        }

        return sum;
    }

    public TimeSpan TimeOf(ChosenState chosen) => _chosen.GetValueOrDefault(chosen);

    public TimeSpan TimeOf(AgentWork work) => _worked.GetValueOrDefault(work);

    public TimeSpan NotReady(string reason) => _times.GetValueOrDefault((AgentState.NotReady, reason));

    /// <summary>The counts behind the service level, queue by queue.</summary>
    public IEnumerable<ReportLevel> Levels() => Stays.GroupBy(s => s.Queue, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(stays =>
    {
        var rule = Rules.Queue(stays.Key);
        var (met, judged) = Counts(stays, rule.Seconds).Parts(rule.Formula);
        return new ReportLevel(stays.Key, rule.Formula, rule.Seconds, met, judged);
    });

    private static ServiceLevelCounts Counts(IEnumerable<QueueStay> stays, int seconds)
    {
        var counts = new ServiceLevelCounts();
        foreach (var stay in stays)
        {
            var within = stay.Why is not null && stay.Within(seconds) ? 1 : 0;
            counts = counts with
            {
                Offered = counts.Offered + 1,
                Answered = counts.Answered + (stay.Answered ? 1 : 0),
                AnsweredInTime = counts.AnsweredInTime + (stay.Answered ? within : 0),
                Abandoned = counts.Abandoned + (stay.Abandoned ? 1 : 0),
                AbandonedInTime = counts.AbandonedInTime + (stay.Abandoned ? within : 0),
                LeftByWishInTime = counts.LeftByWishInTime + (stay.Why == QueueLeaving.LeftByKey ? within : 0),
            };
        }

        return counts;
    }
}
