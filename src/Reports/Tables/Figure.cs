using CallCenter.Reports.Stories;

namespace CallCenter.Reports.Tables;

/// <summary>One figure of a report: its value for a slice, and the calls that it is made of.</summary>
internal sealed record Figure(string Key, ReportUnit Unit, Func<RowContent, double?> Value, Func<RowContent, IEnumerable<CallTale>>? Calls = null)
{
    public ReportColumn Column => new(Key, Unit, Calls is not null);

    public static Figure CountOf<T>(string key, Func<RowContent, IEnumerable<T>> what, Func<T, CallTale> call) =>
        new(key, ReportUnit.Count, slice => what(slice).Count(), slice => what(slice).Select(call));

    public static Figure CallsWhere(string key, Func<CallTale, bool> which) => CountOf(key, slice => slice.Calls.Where(which), call => call);

    public static Figure StaysWhere(string key, Func<QueueStay, QueueRule, bool> which) =>
        CountOf(key, slice => slice.Stays.Where(s => which(s, slice.Rules.Queue(s.Queue))), stay => stay.Call);

    public static Figure HandlingsWhere(string key, Func<Handling, bool> which) => CountOf(key, slice => slice.Handlings.Where(which), h => h.Call);

    public static Figure OfferingsWhere(string key, Func<Offering, bool> which) => CountOf(key, slice => slice.Offerings.Where(which), o => o.Call);

    public static Figure PassingsWhere(string key, Func<Passing, bool> which) => CountOf(key, slice => slice.Passings.Where(which), p => p.Call);

    /// <summary>One part of another; null where there is no other.</summary>
    public static Figure Share(string key, Func<RowContent, double?> part, Func<RowContent, double?> whole) => new(key, ReportUnit.Share, slice =>
        whole(slice) is > 0 and var all ? Math.Round((part(slice) ?? 0) / all, 4) : null);

    public static Figure Share(string key, Figure part, Figure whole) => Share(key, part.Value, whole.Value);

    public static Figure Mean(string key, Func<RowContent, IEnumerable<long>> milliseconds) =>
        new(key, ReportUnit.Seconds, slice => Durations.Mean(milliseconds(slice)));

    /// <param name="share">0.5 = the median.</param>
    public static Figure Quantile(string key, double share, Func<RowContent, IEnumerable<long>> milliseconds) =>
        new(key, ReportUnit.Seconds, slice => Durations.Quantile(milliseconds(slice), share));

    public static Figure Sum(string key, Func<RowContent, IEnumerable<long>> milliseconds) =>
        new(key, ReportUnit.Seconds, slice => Durations.Seconds(milliseconds(slice).Sum()));

    public static Figure Time(string key, Func<RowContent, TimeSpan> time) => new(key, ReportUnit.Seconds, slice => Durations.Seconds(time(slice).TotalMilliseconds));
}
