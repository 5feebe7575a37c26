using CallCenter.Reports.Stories;
using CallCenter.Reports.Tables;

namespace CallCenter.Reports.Targets;

/// <summary>Finds the periods in which targets were missed, and the hours to blame: those whose excess, times their calls, is the most.</summary>
public sealed class DeviationService(PastReader reader, IQueueStore queues, IUserStore users, ITargetStore targets, TimeProvider time, ReportOptions options)
    : IDeviations
{
    private const int MostCauses = 3;

    /// <summary>Hours are named until they explain this share of what went wrong.</summary>
    private const double Explained = 0.6;

    public async Task<IReadOnlyList<Deviation>> FindAsync(DateTimeOffset from, DateTimeOffset to, TimeZoneInfo zone, CancellationToken ct = default)
    {
        var wanted = await targets.ListAsync(ct);
        if (wanted.Count == 0)
        {
            return [];
        }

        var rules = new Rules(await queues.ListAsync(ct), await users.ListAsync(ct), options.ServiceLevel);
        var past = await reader.ReadAsync(from, to, ct);
        return [.. wanted.SelectMany(target => Missed(target)).OrderByDescending(d => d.Start).ThenBy(d => d.Target.Queue, StringComparer.Ordinal)];

        IEnumerable<Deviation> Missed(QueueTarget target)
        {
            var measure = TargetMeasure.Of(target.Figure);
            var hours = target.Period == ReportGrouping.Hour ? [] : Rows(target.Queue, ReportGrouping.Hour);
            foreach (var (head, content) in Rows(target.Queue, target.Period))
            {
                if (measure.Value(content) is { } actual && measure.Excess(actual, target.Value) > 0)
                {
                    yield return new Deviation(target, head.Start!.Value, head.End!.Value, actual,
                        Causes(target, measure, [.. hours.Where(h => h.Head.Start >= head.Start && h.Head.Start < head.End)]));
                }
            }
        }

        List<(ReportRow Head, RowContent Content)> Rows(string queue, ReportGrouping by) =>
            [.. new RowSorter(new ReportQuery(ReportName.Inbound, from, to, zone, [by]) { Queue = queue }, rules, past, time.GetUtcNow()).Rows()];
    }

    private static IReadOnlyList<DeviationCause> Causes(QueueTarget target, TargetMeasure measure, List<(ReportRow Head, RowContent Content)> hours)
    {
        var wrong = hours.Select(h => (h.Head, Value: measure.Value(h.Content), Calls: measure.Calls(h.Content)))
            .Where(h => h.Value is not null)
            .Select(h => (h.Head, Value: h.Value!.Value, h.Calls, Excess: measure.Excess(h.Value.Value, target.Value) * h.Calls))
            .Where(h => h.Excess > 0).OrderByDescending(h => h.Excess).ToList();
        var all = wrong.Sum(h => h.Excess);
        var named = new List<DeviationCause>();
        foreach (var hour in wrong.Take(MostCauses))
        {
            if (named.Sum(c => c.Weight) >= Explained)
            {
                break;
            }

            named.Add(new DeviationCause(hour.Head.Start!.Value, hour.Head.End!.Value, hour.Value, hour.Calls, Math.Round(hour.Excess / all, 2)));
        }

        return [.. named.OrderBy(c => c.Start)];
    }
}
