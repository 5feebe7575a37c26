using Microsoft.AspNetCore.Http.HttpResults;

namespace CallCenter.AgentBridge.Live;

internal static class LiveEndpoints
{
    public static void MapLive(this IEndpointRouteBuilder api)
    {
        api.MapGet("/queues/live", (ILiveFigures figures) => TypedResults.Ok(figures.Now().Queues.Select(QueueLive.Of).ToList())).WithTags("live");
        api.MapGet("/agents/live", Agents).WithTags("live");
    }

    private static Ok<List<AgentLive>> Agents(ILiveFigures figures) => TypedResults.Ok(figures.Now().Agents.Select(AgentLive.Of).ToList());
}
