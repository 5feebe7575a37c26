using System.Globalization;
using CallCenter.AgentBridge.Hosting;
using CallCenter.CallModel.Times;

namespace CallCenter.AgentBridge.Reports;

/// <summary>A report as an address asks for it.</summary>
internal sealed record ReportRequest
{
    /// <summary>A date of the zone, or a moment (RFC 3339); left out: today.</summary>
    public string? From { get; init; }

    /// <summary>The last date, or the first moment no longer wanted; left out: now.</summary>
    public string? To { get; init; }

    /// <summary>Groupings with commas between them: at most one of hour, day, week and month, and any of queue, agent, number and campaign.</summary>
    public string? By { get; init; }

    /// <summary>IANA name; left out: the server's.</summary>
    public string? Zone { get; init; }

    public string? Queue { get; init; }

    public string? Agent { get; init; }

    /// <summary>The dialed number.</summary>
    public string? Number { get; init; }

    public string? Campaign { get; init; }

    private static readonly TimeSpan Longest = TimeSpan.FromDays(400);
    private static readonly TimeSpan LongestByHour = TimeSpan.FromDays(62);

    /// <summary>At the ends of time there is no day before or after.</summary>
    private const int FirstYear = 1970;
    private const int LastYear = 9000;

    /// <summary>The query, or what is wrong with it.</summary>
    public (ReportQuery? Query, IReadOnlyList<FieldFault> Faults) Read(string name, TimeProvider clock)
    {
        var known = Enum.TryParse(name, ignoreCase: true, out ReportName report) && !char.IsAsciiDigit(name[0]) && Enum.IsDefined(report);
        var named = string.IsNullOrWhiteSpace(Zone) ? clock.LocalTimeZone : ZoneNames.Find(Zone.Trim());
        var zone = named ?? clock.LocalTimeZone;
        var now = clock.GetUtcNow();
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime);
        var from = string.IsNullOrWhiteSpace(From) ? LocalMidnight.Of(today, zone) : Moment(From, zone, wholeDay: false);
        var to = string.IsNullOrWhiteSpace(To) ? now : Moment(To, zone, wholeDay: true);
        var by = Groupings(By);
        var campaign = Guid.TryParse(Campaign, out var id) ? id : (Guid?)null;
        var faults = Check.All(
            known ? null : QueryWords.Unknown<ReportName>("name"),
            named is not null ? null : FieldFault.Unknown("zone", "time zone"),
            from is null ? new FieldFault("from", FaultCode.Malformed, "a date or a moment") : null,
            to is null ? new FieldFault("to", FaultCode.Malformed, "a date or a moment") : null,
            from >= to || to - from > Longest ? new FieldFault("to", FaultCode.Range, "after from, at most 400 days")
            {
                Args = FieldFault.Of(("min", "from"), ("max", "from + 400 d")),
            } : null,
            by?.Contains(ReportGrouping.Hour) is true && to - from > LongestByHour
                ? new FieldFault("by", FaultCode.Range, "by hour at most 62 days") { Args = FieldFault.Of(("min", "1 d"), ("max", "62 d")) } : null,
            by is null ? QueryWords.Unknown<ReportGrouping>("by") : null,
            string.IsNullOrEmpty(Campaign) || campaign is not null ? null : FieldFault.Unknown("campaign", "campaign"));
        return faults.Count > 0
            ? (null, faults)
            : (new ReportQuery(report, from!.Value, to!.Value, zone, by!) { Queue = Given(Queue), Agent = Given(Agent), Number = Given(Number), Campaign = campaign }, []);
    }

    private static DateTimeOffset? Moment(string text, TimeZoneInfo zone, bool wholeDay) =>
        DateOnly.TryParseExact(text.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? IsSome(date.Year) ? LocalMidnight.Of(wholeDay ? date.AddDays(1) : date, zone) : null
            : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment) && IsSome(moment.Year)
                ? moment
                : null;

    private static bool IsSome(int year) => year is >= FirstYear and <= LastYear;

    private static IReadOnlyList<ReportGrouping>? Groupings(string? text)
    {
        var found = new List<ReportGrouping>();
        foreach (var word in (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!EnumWords.TryParse(word, out ReportGrouping grouping) || found.Contains(grouping))
            {
                return null;
            }

            found.Add(grouping);
        }

        return found.Count(g => g <= ReportGrouping.Month) > 1 ? null : found;
    }

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
