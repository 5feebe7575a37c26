using System.Globalization;
using CallCenter.CallModel.Times;
using Microsoft.AspNetCore.WebUtilities;

namespace CallCenter.AgentBridge.Reports;

/// <summary>What a saved report asks for at a moment: its address as the page writes it (reports/question.ts), its ranges in words counted from there.</summary>
internal static class SavedQuestion
{
    private const string Form = "yyyy-MM-dd";
    private const string NoSplit = "none";

    /// <param name="zone">whose days are meant where the report names no zone of its own.</param>
    /// <returns>the query, or what is wrong with it.</returns>
    public static (ReportQuery? Query, IReadOnlyList<FieldFault> Faults) Read(string address, TimeZoneInfo zone, DateTimeOffset at, TimeProvider clock)
    {
        var asked = QueryHelpers.ParseQuery(address);
        var own = Of("zone") is { } name ? ZoneNames.Find(name) ?? zone : zone;
        var (first, last) = Range(Of("range"), Of("from"), Of("to"), DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, own).DateTime));
        var by = Of("by") ?? "day";
        var request = new ReportRequest
        {
            From = Text(first), To = Text(last), By = string.Join(',', new[] { by == NoSplit ? null : by, Of("group") }.OfType<string>()), Zone = Of("zone") ?? zone.Id,
            Queue = Of("queue"), Agent = Of("agent"), Number = Of("number"), Campaign = Of("campaign"),
        };
        return request.Read(Of("name") ?? nameof(ReportName.Inbound), clock);

        string? Of(string key) => asked.TryGetValue(key, out var value) && value.ToString() is { Length: > 0 } text ? text : null;
    }

    private static (DateOnly First, DateOnly Last) Range(string? range, string? from, string? to, DateOnly today)
    {
        var monday = today.AddDays(-(((int)today.DayOfWeek + 6) % 7));
        var month = new DateOnly(today.Year, today.Month, 1);
        return range switch
        {
            "yesterday" => (today.AddDays(-1), today.AddDays(-1)),
            "thisWeek" => (monday, today),
            "lastWeek" => (monday.AddDays(-7), monday.AddDays(-1)),
            "thisMonth" => (month, today),
            "lastMonth" => (month.AddMonths(-1), month.AddDays(-1)),
            "last30" => (today.AddDays(-29), today),
            "custom" when Date(from) is { } first && Date(to) is { } last => (first, last),
            _ => (today, today),
        };
    }

    private static DateOnly? Date(string? text) => DateOnly.TryParseExact(text, Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    private static string Text(DateOnly date) => date.ToString(Form, CultureInfo.InvariantCulture);
}
