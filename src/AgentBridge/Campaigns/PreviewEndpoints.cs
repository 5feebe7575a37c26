using System.Security.Claims;
using CallCenter.AgentBridge.Hosting;
using CallCenter.AgentBridge.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CallCenter.AgentBridge.Campaigns;

/// <summary>The lead that the agent looks at: dialed, skipped or given up by a click.</summary>
internal static class PreviewEndpoints
{
    public static void MapPreviews(this IEndpointRouteBuilder api)
    {
        var preview = api.MapGroup("/desk/preview").WithTags("desk").RequireAuthorization(Access.Agent);
        preview.MapGet("", Get);
        preview.MapPost("/dial", DialAsync);
        preview.MapPost("/skip", SkipAsync);
        preview.MapPost("/cancel", CancelAsync);
    }

    /// <summary>204: none.</summary>
    private static Results<Ok<PreviewAnswer>, NoContent> Get(ClaimsPrincipal who, IPreviews previews) =>
        PreviewAnswer.Of(previews.Of(who.User())) is { } preview ? TypedResults.Ok(preview) : TypedResults.NoContent();

    /// <summary>"bar" says why it is not dialed now; the lead is gone from the screen in either case.</summary>
    private static async Task<Results<Ok<PreviewDialed>, ProblemHttpResult>> DialAsync(ClaimsPrincipal who, IPreviews previews, CancellationToken ct) =>
        await previews.DialAsync(who.User(), ct) is { } dialed ? TypedResults.Ok(dialed) : ProblemResponses.NotFound("lead to dial");

    private static async Task<Results<NoContent, ProblemHttpResult>> SkipAsync(ClaimsPrincipal who, IPreviews previews, CancellationToken ct) =>
        await previews.SkipAsync(who.User(), ct) ? TypedResults.NoContent() : ProblemResponses.NotFound("lead to skip");

    /// <summary>While it rings.</summary>
    private static async Task<Results<NoContent, ProblemHttpResult>> CancelAsync(ClaimsPrincipal who, IPreviews previews, CancellationToken ct) =>
        await previews.CancelAsync(who.User(), ct) ? TypedResults.NoContent() : ProblemResponses.NotFound("call that rings");
}
