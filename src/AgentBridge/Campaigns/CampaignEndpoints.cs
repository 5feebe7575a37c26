using System.Security.Claims;
using CallCenter.AgentBridge.Hosting;
using CallCenter.AgentBridge.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CallCenter.AgentBridge.Campaigns;

internal static class CampaignEndpoints
{
    private const long LargestList = 16 << 20;
    private const int MostLeads = 500;
    private const int MostCustomers = 50_000;

    public static void MapCampaigns(this IEndpointRouteBuilder api)
    {
        var campaigns = api.MapGroup("/campaigns").WithTags("campaigns").RequireAuthorization(Access.Supervisor);
        campaigns.MapGet("", async (ICampaignDesk desk, CancellationToken ct) => TypedResults.Ok((await desk.ListAsync(ct)).Select(v => CampaignAnswer.Of(v.Campaign, v.Leads)).ToList()));
        campaigns.MapGet("/policies", (ICampaignDesk desk) => TypedResults.Ok(desk.Policies));
        campaigns.MapGet("/{id:guid}", GetAsync);
        campaigns.MapPost("", AddAsync);
        campaigns.MapPut("/{id:guid}", ChangeAsync);
        campaigns.MapPut("/{id:guid}/state", SetStateAsync);
        campaigns.MapGet("/{id:guid}/check", CheckAsync);
        campaigns.MapGet("/{id:guid}/outcomes", OutcomesAsync);
        campaigns.MapGet("/live", async (ICampaignDesk desk, CancellationToken ct) => TypedResults.Ok(await desk.LiveAsync(ct)));
        campaigns.MapGet("/{id:guid}/live", LiveAsync);
        campaigns.MapGet("/{id:guid}/leads", LeadsAsync);
        campaigns.MapPost("/{id:guid}/leads", ImportAsync).WithMetadata(new RequestSizeLimitAttribute(LargestList));
        campaigns.MapPost("/{id:guid}/leads/customers", ImportCustomersAsync);
        campaigns.MapPatch("/{id:guid}/leads/{lead:guid}", ChangeLeadAsync);
        campaigns.MapPost("/columns", ColumnsAsync).WithMetadata(new RequestSizeLimitAttribute(LargestList));
    }

    private static async Task<Results<Ok<CampaignAnswer>, ProblemHttpResult>> GetAsync(Guid id, ICampaignDesk desk, CancellationToken ct) =>
        await desk.GetAsync(id, ct) is { } view ? TypedResults.Ok(CampaignAnswer.Of(view.Campaign, view.Leads)) : Missing();

    private static async Task<Results<Created<CampaignAnswer>, ProblemHttpResult>> AddAsync(CampaignRequest request, ICampaignDesk desk, CancellationToken ct)
    {
        var result = await desk.AddAsync(request.ToCampaign(), ct);
        return result.Campaign is { } campaign
            ? TypedResults.Created($"/api/v1/campaigns/{campaign.Id}", CampaignAnswer.Of(campaign))
            : ProblemResponses.Invalid(result.Faults);
    }

    private static async Task<Results<Ok<CampaignAnswer>, ProblemHttpResult>> ChangeAsync(Guid id, CampaignRequest request, ICampaignDesk desk, CancellationToken ct)
    {
        var result = await desk.ChangeAsync(request.ToCampaign(id), ct);
        return result.Faults.Any(fault => fault.Code == FaultCode.Changed)
            ? ProblemResponses.Stale("campaign", await desk.GetAsync(id, ct) is { } now ? CampaignAnswer.Of(now.Campaign, now.Leads) : null)
            : Answer(result);
    }

    private static async Task<Results<Ok<CampaignAnswer>, ProblemHttpResult>> SetStateAsync(Guid id, CampaignStateRequest request, ICampaignDesk desk, CancellationToken ct) =>
        request.State is { } state ? Answer(await desk.SetStateAsync(id, state, ct)) : ProblemResponses.Invalid(QueryWords.Unknown<CampaignState>("state"));

    private static async Task<Results<Ok<CampaignLive>, ProblemHttpResult>> LiveAsync(Guid id, ICampaignDesk desk, CancellationToken ct) =>
        await desk.LiveAsync(id, ct) is { } live ? TypedResults.Ok(live) : Missing();

    private static async Task<Results<Ok<IReadOnlyList<Lead>>, ProblemHttpResult>> LeadsAsync(Guid id, ICampaignDesk desk, CancellationToken ct, string? state = null,
        int offset = 0, int limit = 100)
    {
        if (Check.All(Check.Range("limit", limit, 1, MostLeads), Check.Range("offset", offset, 0, int.MaxValue)) is { Count: > 0 } faults)
        {
            return ProblemResponses.Invalid(faults);
        }

        return !QueryWords.TryParse<LeadState>(state, out var only) ? ProblemResponses.Invalid(QueryWords.Unknown<LeadState>("state"))
            : await desk.LeadsAsync(id, only, offset, limit, ct) is { } leads ? TypedResults.Ok(leads)
            : Missing();
    }

    private static async Task<Results<Ok<CampaignCheck>, ProblemHttpResult>> CheckAsync(Guid id, ICampaignDesk desk, CancellationToken ct) =>
        await desk.CheckAsync(id, ct) is { } check ? TypedResults.Ok(check) : Missing();

    /// <summary>What became of the leads, by a column of their list; by region without one.</summary>
    private static async Task<Results<Ok<IReadOnlyList<CampaignOutcome>>, ProblemHttpResult>> OutcomesAsync(Guid id, ICampaignDesk desk, CancellationToken ct, string? by = null) =>
        await desk.OutcomesAsync(id, string.IsNullOrWhiteSpace(by) ? null : by.Trim(), ct) is { } outcomes ? TypedResults.Ok(outcomes) : Missing();

    /// <summary>Takes a list as CSV or XLSX; number, name, zone and priority name its columns; with "try" it is only looked at.</summary>
    private static async Task<Results<Ok<LeadImportReport>, ProblemHttpResult>> ImportAsync(Guid id, HttpRequest request, ICampaignDesk desk, CancellationToken ct,
        string number = "number", string name = "name", string zone = "zone", string priority = "priority", bool @try = false)
    {
        var (table, fault) = await ListFile.ReadAsync(request, ct);
        return table is null ? fault!
            : await desk.ImportAsync(id, table, new LeadColumns(number, name, zone, priority), @try, ct) is { } report ? TypedResults.Ok(report)
            : Missing();
    }

    /// <summary>Takes the customers of a group, with their class, company and language as columns.</summary>
    private static async Task<Results<Ok<LeadImportReport>, ProblemHttpResult>> ImportCustomersAsync(Guid id, CustomerListRequest request, ICampaignDesk desk, IServiceDesk customers,
        CancellationToken ct, bool @try = false)
    {
        if (request.Faults() is { Count: > 0 } faults)
        {
            return ProblemResponses.Invalid(faults);
        }

        var group = await customers.CustomersOfAsync(request.ToGroup(), MostCustomers, ct);
        return await desk.ImportAsync(id, CustomerList.Of(group), new LeadColumns(), @try, ct) is { } report ? TypedResults.Ok(report) : Missing();
    }

    private static async Task<Results<Ok<Lead>, ProblemHttpResult>> ChangeLeadAsync(Guid id, Guid lead, LeadRequest request, ClaimsPrincipal who, ICampaignDesk desk,
        CancellationToken ct)
    {
        var result = await desk.ChangeLeadAsync(id, lead, request.ToChange(), who.User(), ct);
        return result.Lead is { } changed ? TypedResults.Ok(changed) : ProblemResponses.Refused(result.Error, "lead");
    }

    /// <summary>The header of a list and its first rows, before it is imported.</summary>
    private static async Task<Results<Ok<ListPreview>, ProblemHttpResult>> ColumnsAsync(HttpRequest request, CancellationToken ct)
    {
        var (table, fault) = await ListFile.ReadAsync(request, ct);
        return table is null ? fault! : TypedResults.Ok(ListPreview.Of(table));
    }

    private static Results<Ok<CampaignAnswer>, ProblemHttpResult> Answer(CampaignResult result) => result.Campaign is { } campaign
        ? TypedResults.Ok(CampaignAnswer.Of(campaign))
        : result.Faults.Count > 0 ? ProblemResponses.Invalid(result.Faults)
        : Missing();

    private static ProblemHttpResult Missing() => ProblemResponses.NotFound("campaign");
}
