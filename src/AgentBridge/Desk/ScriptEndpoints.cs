using System.Security.Claims;
using CallCenter.AgentBridge.Hosting;
using CallCenter.AgentBridge.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CallCenter.AgentBridge.Desk;

/// <summary>The script beside the call at hand, its campaign's or its queue's; what is written down is kept at the lead, or goes onto the call's ticket.</summary>
internal static class ScriptEndpoints
{
    public static void MapScript(this IEndpointRouteBuilder api)
    {
        var script = api.MapGroup("/desk/script").WithTags("desk").RequireAuthorization(Access.Agent);
        script.MapGet("", GetAsync);
        script.MapPost("", AnswerAsync);
    }

    /// <summary>204: no call, or it has no script.</summary>
    private static async Task<Results<Ok<ScriptAnswer>, NoContent>> GetAsync(ClaimsPrincipal who, IAgentDesk desk, IQueueStore queues, ICampaignDesk campaigns, CancellationToken ct) =>
        await OfAsync(desk.View(who.User()), queues, campaigns, ct) is { } script ? TypedResults.Ok(script) : TypedResults.NoContent();

    /// <summary>What was written down in one step. It is on disk when this has answered.</summary>
    private static async Task<Results<NoContent, ProblemHttpResult>> AnswerAsync(ScriptRequest request, ClaimsPrincipal who, IAgentDesk desk, IQueueStore queues,
        ICampaignDesk campaigns, IJournal journal, TimeProvider clock, CancellationToken ct)
    {
        if (await OfAsync(desk.View(who.User()), queues, campaigns, ct) is not { } script || script.CallId != request.CallId)
        {
            return DeskErrors.Problem(DeskError.NoCall);
        }

        var answers = (request.Answers ?? new Dictionary<string, string?>()).ToDictionary(answer => answer.Key, answer => answer.Value?.Trim() ?? "");
        var fault = script.Campaign is null ? ScriptRules.Fault(script.Pages, answers) : await campaigns.AnswerAsync(script.CallId, who.User(), answers, ct);
        if (fault is not null)
        {
            return ProblemResponses.Invalid(fault);
        }

        if (script.Campaign is null && ScriptRules.FieldsOf(script.Pages).Where(field => answers.GetValueOrDefault(field.Name, "").Length > 0).ToList() is { Count: > 0 } given)
        {
            journal.Append(new ScriptAnswered
            {
                At = clock.GetUtcNow(), Agent = who.User(), CallId = script.CallId, Queue = script.Queue!, Answers = [.. given.Select(field => $"{field.Label}: {answers[field.Name]}")],
            });
            await journal.FlushAsync();
        }

        return TypedResults.NoContent();
    }

    private static async Task<ScriptAnswer?> OfAsync(AgentView? view, IQueueStore queues, ICampaignDesk campaigns, CancellationToken ct) =>
        view?.CallId is not { } call ? null
        : await campaigns.FindCallAsync(call, ct) is { Campaign: var campaign, Lead: var lead }
            ? campaign.Script.Count > 0 ? new ScriptAnswer(call, campaign.Name, null, campaign.Script, lead.Answers) : null
        : view.Queue is { } queue && await queues.GetAsync(queue, ct) is { Rules.Script: { Count: > 0 } pages }
            ? new ScriptAnswer(call, null, queue, pages, new Dictionary<string, string>())
            : null;
}
