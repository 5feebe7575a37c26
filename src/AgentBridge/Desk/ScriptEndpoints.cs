using System.Security.Claims;
using CallCenter.AgentBridge.Hosting;
using CallCenter.AgentBridge.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CallCenter.AgentBridge.Desk;

/// <summary>The queue's script beside the call at hand; what is written down goes onto the call's ticket.</summary>
internal static class ScriptEndpoints
{
    private const int LongestAnswer = 1000;

    public static void MapScript(this IEndpointRouteBuilder api)
    {
        var script = api.MapGroup("/desk/script").WithTags("desk").RequireAuthorization(Access.Agent);
        script.MapGet("", GetAsync);
        script.MapPost("", AnswerAsync);
    }

    /// <summary>204: no call, or its queue has no script.</summary>
    private static async Task<Results<Ok<ScriptAnswer>, NoContent>> GetAsync(ClaimsPrincipal who, IAgentDesk desk, IQueueStore queues, CancellationToken ct) =>
        await OfAsync(desk.View(who.User()), queues, ct) is { } script ? TypedResults.Ok(script) : TypedResults.NoContent();

    /// <summary>What was written down in one step. In the journal, and on the ticket, when this has answered.</summary>
    private static async Task<Results<NoContent, ProblemHttpResult>> AnswerAsync(ScriptRequest request, ClaimsPrincipal who, IAgentDesk desk, IQueueStore queues,
        IJournal journal, TimeProvider clock, CancellationToken ct)
    {
        if (await OfAsync(desk.View(who.User()), queues, ct) is not { } script || script.CallId != request.CallId)
        {
            return DeskErrors.Problem(DeskError.NoCall);
        }

        var given = (request.Answers ?? new Dictionary<string, string?>()).Where(a => !string.IsNullOrWhiteSpace(a.Value)).ToDictionary(a => a.Key, a => a.Value!.Trim());
        var fields = script.Pages.SelectMany(page => page.Fields).DistinctBy(field => field.Name).ToList();
        var faults = Check.All([
            .. given.Keys.Except(fields.Select(f => f.Name)).Select(name => FieldFault.Unknown(name, "field of the script")),
            .. given.Select(answer => Check.Longest(answer.Key, answer.Value, LongestAnswer)),
        ]);
        if (faults.Count > 0)
        {
            return ProblemResponses.Invalid(faults);
        }

        if (given.Count > 0)
        {
            journal.Append(new ScriptAnswered
            {
                At = clock.GetUtcNow(), Agent = who.User(), CallId = script.CallId, Queue = script.Queue,
                Answers = [.. fields.Where(f => given.ContainsKey(f.Name)).Select(f => $"{f.Label}: {given[f.Name]}")],
            });
            await journal.FlushAsync();
        }

        return TypedResults.NoContent();
    }

    private static async Task<ScriptAnswer?> OfAsync(AgentView? view, IQueueStore queues, CancellationToken ct) =>
        view is { CallId: { } call, Queue: { } queue } && await queues.GetAsync(queue, ct) is { Rules.Script: { Count: > 0 } pages }
            ? new ScriptAnswer(call, queue, pages)
            : null;
}
