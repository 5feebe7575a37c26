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
        if (limit is < 1 or > MostCallbacks)
        {
            return ProblemResponses.Invalid("limit", $"1 to {MostCallbacks}");
        }

        return QueryWords.TryParse<CallbackState>(state, out var only)
            ? TypedResults.Ok(await desk.ListAsync(only, limit, ct))
            : ProblemResponses.Invalid("state", QueryWords.Of<CallbackState>());
    }

    private static async Task<Results<Ok<Callback>, ProblemHttpResult>> GetAsync(Guid id, ICallbackDesk desk, CancellationToken ct) =>
        await desk.GetAsync(id, ct) is { } callback ? TypedResults.Ok(callback) : ProblemResponses.NotFound("callback");

    private static async Task<Results<Created<Callback>, ProblemHttpResult>> RequestAsync(CallbackRequest request, ICallbackDesk desk,
        CancellationToken ct)
    {
        if (request.Number?.Trim() is not { Length: > 0 and <= 64 } number)
        {
            return ProblemResponses.Invalid("number", "1 to 64 characters");
        }

        if (request.Note?.Length > LongestText || request.Name?.Length > LongestText || request.Queue?.Length > LongestText)
        {
            return ProblemResponses.Invalid("note", $"texts of at most {LongestText} characters");
        }

        var result = await desk.RequestAsync(new NewCallback(number, request.Name, request.Queue, request.Note, TicketSource.Web,
            request.DueAt?.ToUniversalTime()), ct);
        return result.Callback is { } callback
            ? TypedResults.Created($"/api/v1/callbacks/{callback.Id}", callback)
            : ProblemResponses.Refuse(StatusCodes.Status400BadRequest, "invalid", result.Error ?? "The request was refused.");
    }

    private static async Task<Results<Ok<Callback>, ProblemHttpResult>> MoveAsync(Guid id, CallbackChange change, ClaimsPrincipal who,
        ICallbackDesk desk, CancellationToken ct)
    {
        if (change.State is not { } to)
        {
            return ProblemResponses.Invalid("state", QueryWords.Of<CallbackState>());
        }

        if (change.Note?.Length > LongestText)
        {
            return ProblemResponses.Invalid("note", $"at most {LongestText} characters");
        }

        var result = await desk.MoveAsync(id, new CallbackTransition(to, who.User(), change.Result, change.Note), ct);
        return result switch
        {
            { Callback: { } callback } => TypedResults.Ok(callback),
            { Error: { } error } => ProblemResponses.Conflict("refused", error),
            _ => ProblemResponses.NotFound("callback"),
        };
    }
}
