using System.Security.Claims;
using CallCenter.AgentBridge.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CallCenter.AgentBridge.Campaigns;

/// <summary>The call at an agent's hands, where a campaign has dialed it: lead and outcomes.</summary>
internal static class CampaignCallEndpoints
{
    public static void MapCampaignCall(this IEndpointRouteBuilder api)
    {
        var call = api.MapGroup("/desk/campaign").WithTags("desk").RequireAuthorization(Access.Agent);
        call.MapGet("", GetAsync);
    }

    /// <summary>204: no call of a campaign.</summary>
    private static async Task<Results<Ok<CampaignCallAnswer>, NoContent>> GetAsync(ClaimsPrincipal who, IAgentDesk desk, ICampaignDesk campaigns, CancellationToken ct) =>
        desk.View(who.User())?.CallId is { } id && await campaigns.FindCallAsync(id, ct) is { } dialed
            ? TypedResults.Ok(CampaignCallAnswer.Of(id, dialed))
            : TypedResults.NoContent();
}
