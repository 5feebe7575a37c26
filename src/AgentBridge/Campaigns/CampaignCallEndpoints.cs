using System.Security.Claims;
using CallCenter.AgentBridge.Hosting;
using CallCenter.AgentBridge.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CallCenter.AgentBridge.Campaigns;

/// <summary>The call at an agent's hands, where a campaign has dialed it: script, outcomes, answers.</summary>
internal static class CampaignCallEndpoints
{
    private const int MostAnswers = 200;

    public static void MapCampaignCall(this IEndpointRouteBuilder api)
    {
        var call = api.MapGroup("/desk/campaign").WithTags("desk").RequireAuthorization(Access.Agent);
        call.MapGet("", GetAsync);
        call.MapPut("/answers", AnswerAsync);
    }

    /// <summary>204: no call of a campaign.</summary>
    private static async Task<Results<Ok<CampaignCallAnswer>, NoContent>> GetAsync(ClaimsPrincipal who, IAgentDesk desk, ICampaignDesk campaigns, CancellationToken ct) =>
        desk.View(who.User())?.CallId is { } id && await campaigns.FindCallAsync(id, ct) is { } dialed
            ? TypedResults.Ok(CampaignCallAnswer.Of(id, dialed))
            : TypedResults.NoContent();

    private static async Task<Results<NoContent, ProblemHttpResult>> AnswerAsync(Dictionary<string, string?> answers, ClaimsPrincipal who, IAgentDesk desk, ICampaignDesk campaigns,
        CancellationToken ct)
    {
        if (Check.Most("answers", answers.Count, MostAnswers) is { } many)
        {
            return ProblemResponses.Invalid(many);
        }

        if (desk.View(who.User())?.CallId is not { } id)
        {
            return ProblemResponses.NotFound("call");
        }

        return await campaigns.AnswerAsync(id, who.User(), answers.ToDictionary(answer => answer.Key, answer => answer.Value ?? ""), ct) is { } fault
            ? ProblemResponses.Invalid(fault)
            : TypedResults.NoContent();
    }
}
