using CallCenter.AgentBridge.Hosting;
using CallCenter.AgentBridge.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CallCenter.AgentBridge.Health;

internal static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapGet("/health/live", () => TypedResults.Ok(new HealthAnswer(PartState.Ok, []))).AllowAnonymous().WithTags("health");
        app.MapGet("/health/ready", Ready).AllowAnonymous().WithTags("health");
    }

    /// <summary>200 while no part is down; a degraded part goes on with less and says what is missing, to those who may know.</summary>
    private static JsonHttpResult<HealthAnswer> Ready(IEnumerable<IHealthPart> parts, HttpContext http, AgentBridgeOptions options)
    {
        var details = MonitorAccess.Allows(http, options);
        var checks = parts.Select(p => p.Check()).Select(c => details ? c : c with { Lines = [] }).ToList();
        var worst = checks.Select(c => c.State).DefaultIfEmpty(PartState.Ok).Max();
        return TypedResults.Json(new HealthAnswer(worst, checks),
            statusCode: worst == PartState.Down ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK);
    }
}
