using System.Security.Claims;
using CallCenter.AgentBridge.Calls;
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

    private static async Task<Results<Ok<IReadOnlyList<Callback>>, ProblemHttpResult>> ListAsync(ICallbackDesk desk, Sight sight,
        ClaimsPrincipal who, CancellationToken ct, string? state = null, int limit = 100)
    {
        if (Check.Range("limit", limit, 1, MostCallbacks) is { } fault)
        {
            return ProblemResponses.Invalid(fault);
        }

        return QueryWords.TryParse<CallbackState>(state, out var only)
            ? TypedResults.Ok(await desk.ListAsync(new CallbackQuery(only, limit) { For = await sight.OfAsync(who, ct) }, ct))
            : ProblemResponses.Invalid(QueryWords.Unknown<CallbackState>("state"));
    }

    private static async Task<Results<Ok<Callback>, ProblemHttpResult>> GetAsync(Guid id, ICallbackDesk desk, Sight sight, ClaimsPrincipal who,
        CancellationToken ct)
    {
        var (callback, problem) = await SeenAsync(id, desk, await sight.OfAsync(who, ct), ct);
        return callback is null ? problem! : TypedResults.Ok(callback);
    }

    private static async Task<Results<Created<Callback>, ProblemHttpResult>> RequestAsync(CallbackRequest request, ICallbackDesk desk, IUserStore users,
        CancellationToken ct)
    {
        if ((Check.Given("number", request.Number) ?? Check.OneOf("language", request.Language, "en", "zh") ?? await AgentFaultAsync(request.Agent, users, ct)) is { } fault)
        {
            return ProblemResponses.Invalid(fault);
        }

        var result = await desk.RequestAsync(new NewCallback(request.Number!, request.Name, request.Queue, request.Note, TicketSource.Web,
            request.DueAt?.ToUniversalTime(), request.CallId)
        {
            Agent = request.Agent, Language = request.Language ?? "en",
        }, ct);
        return result.Callback is { } callback
            ? TypedResults.Created($"/api/v1/callbacks/{callback.Id}", callback)
            : ProblemResponses.Refused(result.Error, "callback");
    }

    private static async Task<Results<Ok<Callback>, ProblemHttpResult>> MoveAsync(Guid id, CallbackChange change, ClaimsPrincipal who,
        ICallbackDesk desk, Sight sight, IUserStore users, CancellationToken ct)
    {
        if (change is { State: null, DueAt: null, Agent: null } || change.State == CallbackState.Dialing)
        {
            return ProblemResponses.Invalid(QueryWords.Unknown<CallbackState>("state"));
        }

        if ((Check.Longest("note", change.Note, LongestText) ?? await AgentFaultAsync(change.Agent, users, ct)) is { } fault)
        {
            return ProblemResponses.Invalid(fault);
        }

        if ((await SeenAsync(id, desk, await sight.OfAsync(who, ct), ct)).Problem is { } problem)
        {
            return problem;
        }

        var result = change.State is not { } to
            ? await desk.PlanAsync(id, change.DueAt?.ToUniversalTime(), change.Agent, ct)
            : await desk.MoveAsync(id, new CallbackTransition(to, who.User(), change.Result, change.Note), ct);
        return result.Callback is { } callback ? TypedResults.Ok(callback) : ProblemResponses.Refused(result.Error, "callback");
    }

    /// <summary>A callback for somebody who is not there would wait for ever.</summary>
    private static async Task<FieldFault?> AgentFaultAsync(string? agent, IUserStore users, CancellationToken ct) =>
        string.IsNullOrWhiteSpace(agent) || await users.GetAsync(agent.Trim(), ct) is { Disabled: false } profile && profile.Roles.HasFlag(Roles.Agent)
            ? null
            : FieldFault.Unknown("agent", "agent");

    private static async Task<(Callback? Callback, ProblemHttpResult? Problem)> SeenAsync(Guid id, ICallbackDesk desk, AgentScope? scope,
        CancellationToken ct) => await desk.GetAsync(id, ct) switch
        {
            null => (null, ProblemResponses.NotFound("callback")),
            { } callback when !new CallbackQuery { For = scope }.Fits(callback) => (null, ProblemResponses.NotYours("callback")),
            { } callback => (callback, null),
        };
}
