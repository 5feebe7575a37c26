using System.Security.Claims;
using CallCenter.AgentBridge.Hosting;
using CallCenter.AgentBridge.SignIn;
using CallCenter.CallModel.Mail;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CallCenter.AgentBridge.Reports;

/// <summary>Saved reports by e-mail, at their times. All supervisors see them; who made one, and an administrator, may change it.</summary>
internal static class ReportMailingEndpoints
{
    private const int MostMailings = 100;

    public static void MapReportMailings(this IEndpointRouteBuilder reports)
    {
        reports.MapGet("/mailings", ListAsync);
        reports.MapPost("/mailings", AddAsync);
        reports.MapPut("/mailings/{id:guid}", ChangeAsync);
        reports.MapDelete("/mailings/{id:guid}", DeleteAsync);
        reports.MapPost("/mailings/{id:guid}/send", SendAsync);
    }

    private static async Task<Ok<List<ReportMailingAnswer>>> ListAsync(IReportMailingStore store, IMailDesk mail, TimeProvider clock, CancellationToken ct)
    {
        var answers = new List<ReportMailingAnswer>();
        foreach (var mailing in await store.ListAsync(ct))
        {
            answers.Add(await ReportMailingAnswer.OfAsync(mailing, mail, clock, ct));
        }

        return TypedResults.Ok(answers);
    }

    private static async Task<Results<Created<ReportMailingAnswer>, ProblemHttpResult>> AddAsync(ReportMailingRequest request, IReportMailingStore store, ISavedReportStore saved,
        IMailDesk mail, TimeProvider clock, ClaimsPrincipal who, CancellationToken ct)
    {
        var (mailing, faults) = request.Read(await ReportAsync(request, saved, ct), who.User(), mail, clock);
        if (Check.Most("report", (await store.ListAsync(ct)).Count + 1, MostMailings) is { } full)
        {
            faults = [full];
        }

        if (mailing is null || faults.Count > 0)
        {
            return ProblemResponses.Invalid(faults);
        }

        return await store.PutAsync(mailing, ct)
            ? TypedResults.Created($"/api/v1/reports/mailings/{mailing.Id:N}", await ReportMailingAnswer.OfAsync(mailing, mail, clock, ct))
            : ProblemResponses.NotFound("report");
    }

    private static async Task<Results<Ok<ReportMailingAnswer>, ProblemHttpResult>> ChangeAsync(Guid id, ReportMailingRequest request, IReportMailingStore store, ISavedReportStore saved,
        IMailDesk mail, TimeProvider clock, ClaimsPrincipal who, CancellationToken ct)
    {
        var (before, problem) = await MineAsync(id, store, who, ct);
        if (before is null)
        {
            return problem!;
        }

        var (mailing, faults) = request.Read(await ReportAsync(request, saved, ct), before.Owner, mail, clock);
        if (mailing is null)
        {
            return ProblemResponses.Invalid(faults);
        }

        if (request.Version is { } seen && seen != before.Version)
        {
            return await StaleAsync(id, store, mail, clock, ct);
        }

        // times that were not its own are not made up for
        var since = before.Enabled && before.Times == mailing.Times ? before.Since : mailing.Since;
        var after = mailing with { Id = id, Since = since, DoneUntil = before.DoneUntil, Error = before.Error, Version = before.Version + 1 };
        return await store.PutAsync(after, ct)
            ? TypedResults.Ok(await ReportMailingAnswer.OfAsync(after, mail, clock, ct))
            : await StaleAsync(id, store, mail, clock, ct);
    }

    private static async Task<ProblemHttpResult> StaleAsync(Guid id, IReportMailingStore store, IMailDesk mail, TimeProvider clock, CancellationToken ct) =>
        ProblemResponses.Stale("mailing",
            (await store.ListAsync(ct)).FirstOrDefault(one => one.Id == id) is { } now ? await ReportMailingAnswer.OfAsync(now, mail, clock, ct) : null);

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(Guid id, IReportMailingStore store, ClaimsPrincipal who, CancellationToken ct)
    {
        var (mine, problem) = await MineAsync(id, store, who, ct);
        return mine is not null && await store.DeleteAsync(id, ct) ? TypedResults.NoContent() : problem ?? ProblemResponses.NotFound("mailing");
    }

    /// <summary>At once, beside its times.</summary>
    private static async Task<Results<NoContent, ProblemHttpResult>> SendAsync(Guid id, IReportMailingStore store, ReportSender sender, TimeProvider clock, ClaimsPrincipal who,
        CancellationToken ct)
    {
        var (mine, problem) = await MineAsync(id, store, who, ct);
        return mine is null ? problem!
            : await sender.SendAsync(mine, clock.GetUtcNow(), ct) is { } why ? ProblemResponses.Conflict("notMade", why)
            : TypedResults.NoContent();
    }

    private static async Task<(ReportMailing? Mine, ProblemHttpResult? Problem)> MineAsync(Guid id, IReportMailingStore store, ClaimsPrincipal who, CancellationToken ct) =>
        (await store.ListAsync(ct)).FirstOrDefault(one => one.Id == id) is not { } mailing ? (null, ProblemResponses.NotFound("mailing"))
        : mailing.Owner != who.User() && !who.IsInRole(Access.Admin) ? (null, ProblemResponses.NotYours("mailing"))
        : (mailing, null);

    private static async Task<SavedReport?> ReportAsync(ReportMailingRequest request, ISavedReportStore saved, CancellationToken ct) =>
        (await saved.ListAsync(ct)).FirstOrDefault(report => report.Id == request.Report);
}
