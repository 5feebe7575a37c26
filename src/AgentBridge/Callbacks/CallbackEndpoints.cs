using System.Security.Claims;
using CallCenter.AgentBridge.Hosting;
using CallCenter.AgentBridge.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CallCenter.AgentBridge.Callbacks;

internal static class CallbackEndpoints
{
    private const int MostCallbacks = 500;
    private const int LongestText = 1000;

    public static void MapCallbacks(this IEndpointRouteBuilder api)
    {
        var callbacks = api.MapGroup("/callbacks").WithTags("callbacks");
        callbacks.MapGet("", ListAsync);
        callbacks.MapGet("/{id:guid}", GetAsync);
        callbacks.MapPost("", RequestAsync);
        callbacks.MapPatch("/{id:guid}", MoveAsync);
    }

    private static async Task<Results<Ok<IReadOnlyList<Callback>>, ProblemHttpResult>> ListAsync(ICallbackDesk desk, CancellationToken ct,
        string? state = null, int limit = 100)
    {
        if (Check.Range("limit", limit, 1, MostCallbacks) is { } fault)
        {
            return ProblemResponses.Invalid(fault);
        }

        return QueryWords.TryParse<CallbackState>(state, out var only)
            ? TypedResults.Ok(await desk.ListAsync(only, limit, ct))
            : ProblemResponses.Invalid(QueryWords.Unknown<CallbackState>("state"));
    }

    private static async Task<Results<Ok<Callback>, ProblemHttpResult>> GetAsync(Guid id, ICallbackDesk desk, CancellationToken ct) =>
        await desk.GetAsync(id, ct) is { } callback ? TypedResults.Ok(callback) : ProblemResponses.NotFound("callback");

    private static async Task<Results<Created<Callback>, ProblemHttpResult>> RequestAsync(CallbackRequest request, ICallbackDesk desk,
        CancellationToken ct)
    {
        if (Check.Given("number", request.Number) is { } fault)
        {
            return ProblemResponses.Invalid(fault);
        }

        var result = await desk.RequestAsync(new NewCallback(request.Number!, request.Name, request.Queue, request.Note, TicketSource.Web,
            request.DueAt?.ToUniversalTime()), ct);
        return result.Callback is { } callback
            ? TypedResults.Created($"/api/v1/callbacks/{callback.Id}", callback)
            : ProblemResponses.Refused(result.Error, "callback");
    }

    private static async Task<Results<Ok<Callback>, ProblemHttpResult>> MoveAsync(Guid id, CallbackChange change, ClaimsPrincipal who,
        ICallbackDesk desk, CancellationToken ct)
    {
        if (change.State is not { } to)
        {
            return ProblemResponses.Invalid(QueryWords.Unknown<CallbackState>("state"));
        }

        if (Check.Longest("note", change.Note, LongestText) is { } fault)
        {
            return ProblemResponses.Invalid(fault);
        }

        var result = await desk.MoveAsync(id, new CallbackTransition(to, who.User(), change.Result, change.Note), ct);
        return result.Callback is { } callback ? TypedResults.Ok(callback) : ProblemResponses.Refused(result.Error, "callback");
    }
}
