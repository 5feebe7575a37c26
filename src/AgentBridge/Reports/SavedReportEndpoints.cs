using System.Security.Claims;
using CallCenter.AgentBridge.Hosting;
using CallCenter.AgentBridge.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CallCenter.AgentBridge.Reports;

/// <summary>Reports that supervisors want to see again. All see them; who saved one, and an administrator, may delete it.</summary>
internal static class SavedReportEndpoints
{
    private const int LongestName = 64;
    private const int LongestAddress = 500;
    private const int MostSaved = 200;

    public static void MapSavedReports(this IEndpointRouteBuilder reports)
    {
        reports.MapGet("/saved", async (ISavedReportStore store, CancellationToken ct) => TypedResults.Ok(await store.ListAsync(ct)));
        reports.MapPost("/saved", AddAsync);
        reports.MapDelete("/saved/{id:guid}", DeleteAsync);
    }

    private static async Task<Results<Created<SavedReport>, ProblemHttpResult>> AddAsync(SavedReportRequest request, ISavedReportStore store,
        ClaimsPrincipal who, CancellationToken ct)
    {
        var faults = Check.All(
            Check.Given("name", request.Name) ?? Check.Longest("name", request.Name, LongestName),
            Check.Given("address", request.Address) ?? Check.Longest("address", request.Address, LongestAddress),
            Check.Most("name", (await store.ListAsync(ct)).Count + 1, MostSaved));
        if (faults.Count > 0)
        {
            return ProblemResponses.Invalid(faults);
        }

        var report = new SavedReport(Guid.CreateVersion7(), request.Name!.Trim(), who.User(), request.Address!.Trim());
        await store.AddAsync(report, ct);
        return TypedResults.Created($"/api/v1/reports/saved/{report.Id:N}", report);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(Guid id, ISavedReportStore store, IReportMailingStore mailings, ClaimsPrincipal who,
        CancellationToken ct)
    {
        if ((await store.ListAsync(ct)).FirstOrDefault(r => r.Id == id) is not { } report)
        {
            return ProblemResponses.NotFound("report");
        }

        if (report.Owner != who.User() && !who.IsInRole(Access.Admin))
        {
            return ProblemResponses.NotYours("report");
        }

        if ((await mailings.ListAsync(ct)).Where(m => m.Report == id).SelectMany(m => m.Addresses).Distinct().ToList() is { Count: > 0 } receivers)
        {
            return ProblemResponses.InUse([FieldFault.InUse("mailings", receivers)]);
        }

        return await store.DeleteAsync(id, ct) ? TypedResults.NoContent() : ProblemResponses.NotFound("report");
    }
}
