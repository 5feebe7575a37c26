using CallCenter.AgentBridge.Hosting;
using CallCenter.AgentBridge.Knowledge;
using CallCenter.AgentBridge.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CallCenter.AgentBridge.Campaigns;

internal static class CampaignEndpoints
{
    private const long LargestList = 16 << 20;
    private const int MostLeads = 500;

    public static void MapCampaigns(this IEndpointRouteBuilder api)
    {
        var campaigns = api.MapGroup("/campaigns").WithTags("campaigns").RequireAuthorization(Access.Supervisor);
        campaigns.MapGet("", async (ICampaignDesk desk, CancellationToken ct) => TypedResults.Ok((await desk.ListAsync(ct)).Select(v => CampaignAnswer.Of(v.Campaign, v.Leads)).ToList()));
        campaigns.MapGet("/policies", (ICampaignDesk desk) => TypedResults.Ok(desk.Policies));
        campaigns.MapGet("/{id:guid}", GetAsync);
        campaigns.MapPost("", AddAsync);
        campaigns.MapPut("/{id:guid}", ChangeAsync);
        campaigns.MapPut("/{id:guid}/state", SetStateAsync);
        campaigns.MapGet("/{id:guid}/live", LiveAsync);
        campaigns.MapGet("/{id:guid}/leads", LeadsAsync);
        campaigns.MapPost("/{id:guid}/leads", ImportAsync).WithMetadata(new RequestSizeLimitAttribute(LargestList));
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

    private static async Task<Results<Ok<CampaignAnswer>, ProblemHttpResult>> ChangeAsync(Guid id, CampaignRequest request, ICampaignDesk desk, CancellationToken ct) =>
        Answer(await desk.ChangeAsync(request.ToCampaign(id), ct));

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

    private static async Task<Results<Ok<LeadImportReport>, ProblemHttpResult>> ImportAsync(Guid id, HttpRequest request, ICampaignDesk desk, CancellationToken ct)
    {
        if (request.ContentType?.Split(';')[0].Trim().ToLowerInvariant() is not ("text/csv" or "text/plain"))
        {
            return ProblemResponses.Refuse(StatusCodes.Status415UnsupportedMediaType, "mediaType", "text/csv");
        }

        var (text, fault, _) = await ImportText.ReadAsync(request, ct);
        return text is null ? fault!
            : await desk.ImportAsync(id, text, ct) is { } report ? TypedResults.Ok(report)
            : Missing();
    }

    private static Results<Ok<CampaignAnswer>, ProblemHttpResult> Answer(CampaignResult result) => result.Campaign is { } campaign
        ? TypedResults.Ok(CampaignAnswer.Of(campaign))
        : result.Faults.Count > 0 ? ProblemResponses.Invalid(result.Faults)
        : Missing();

    private static ProblemHttpResult Missing() => ProblemResponses.NotFound("campaign");
}
