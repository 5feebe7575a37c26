using System.Security.Claims;
using CallCenter.AgentBridge.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CallCenter.AgentBridge.Live;

internal static class LiveEndpoints
{
    public static void MapLive(this IEndpointRouteBuilder api)
    {
        api.MapGet("/queues/live", (ILiveFigures figures) => TypedResults.Ok(figures.Now().Queues.Select(QueueLive.Of).ToList())).WithTags("live");
        api.MapGet("/queues/staffing", async (IStaffing staffing, CancellationToken ct) => TypedResults.Ok(await staffing.NowAsync(ct)))
            .RequireAuthorization(Access.Supervisor).WithTags("live");
        api.MapGet("/agents/live", Agents).WithTags("live");
    }

    /// <summary>To an agent, colleagues come without their callers.</summary>
    private static Ok<List<AgentLive>> Agents(ILiveFigures figures, ClaimsPrincipal who) => TypedResults.Ok(figures.Now().Agents.Select(AgentLive.Of)
        .Select(agent => who.Supervises() || agent.User == who.User() ? agent : agent with { CallId = null, Call = null }).ToList());
}
