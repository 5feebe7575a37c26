using CallCenter.AgentBridge.Calls;
using CallCenter.AgentBridge.Hosting;
using CallCenter.AgentBridge.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CallCenter.AgentBridge.Reports;

internal static class ReportEndpoints
{
    private const int MostCalls = 1000;

    public static void MapReports(this IEndpointRouteBuilder api)
    {
        var reports = api.MapGroup("/reports").WithTags("reports").RequireAuthorization(Access.Supervisor);
        reports.MapSavedReports();
        reports.MapReportMailings();
        reports.MapWhatIf();
        reports.MapGet("/{name}", GetAsync);
        reports.MapGet("/{name}/calls", CallsAsync);
    }

    /// <summary>A report as JSON; as CSV or an Excel workbook by the header Accept, or by <paramref name="format"/> ("csv", "xlsx").</summary>
    /// <param name="lang">the language of a file's headings; a CSV without it has the API's own words.</param>
    private static async Task<Results<Ok<ReportAnswer>, FileContentHttpResult, ProblemHttpResult>> GetAsync(string name, [AsParameters] ReportRequest request,
        IReports reports, TimeProvider clock, HttpContext http, CancellationToken ct, string? format = null, string? lang = null)
    {
        var (query, faults) = request.Read(name, clock);
        if (query is null)
        {
            return ProblemResponses.Invalid(faults);
        }

        if (Check.OneOf("format", format, "json", "csv", "xlsx") is { } unknown)
        {
            return ProblemResponses.Invalid(unknown);
        }

        var table = await reports.RunAsync(query, ct);
        var file = ReportFile.NameOf(query);
        return Wanted(http, format) switch
        {
            "csv" => TypedResults.File(ReportCsv.Of(table, lang is null ? null : PageWords.Of(lang)), ReportCsv.Type, file + ".csv"),
            "xlsx" => TypedResults.File(await ReportWorkbook.OfAsync(table, PageWords.Of(lang), ct), ReportWorkbook.Type, file + ".xlsx"),
            _ => TypedResults.Ok(ReportAnswer.Of(table)),
        };
    }

    /// <summary>The calls behind one figure, newest first, as the list of calls has them.</summary>
    private static async Task<Results<Ok<List<CallAnswer>>, ProblemHttpResult>> CallsAsync(string name, string column, [AsParameters] ReportRequest request,
        IReports reports, ICallRecords records, IServiceDesk customers, TimeProvider clock, CancellationToken ct)
    {
        var (query, faults) = request.Read(name, clock);
        if (query is null)
        {
            return ProblemResponses.Invalid(faults);
        }

        var found = new List<CallAnswer>();
        foreach (var id in (await reports.CallsAsync(query, column, ct)).Reverse().Take(MostCalls))
        {
            if (await records.GetAsync(id, ct) is { } call)
            {
                found.Add(CallAnswer.Of(call, null));
            }
        }

        return TypedResults.Ok(await CallAnswer.WithNamesAsync(found, customers, ct));
    }

    private static string Wanted(HttpContext http, string? format)
    {
        var accept = http.Request.Headers.Accept.ToString();
        return format ?? (accept.Contains(ReportCsv.Type, StringComparison.OrdinalIgnoreCase) ? "csv"
            : accept.Contains(ReportWorkbook.Type, StringComparison.OrdinalIgnoreCase) ? "xlsx" : "json");
    }
}
