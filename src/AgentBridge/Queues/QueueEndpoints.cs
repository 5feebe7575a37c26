using CallCenter.AgentBridge.Agents;
using CallCenter.AgentBridge.Hosting;
using CallCenter.AgentBridge.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CallCenter.AgentBridge.Queues;

internal static class QueueEndpoints
{
    private const int Hour = 3600;
    private const int Day = 24 * Hour;
    private const int LongestWord = 32;
    private const int LongestDisplayName = 64;

    public static void MapQueues(this IEndpointRouteBuilder api)
    {
        var queues = api.MapGroup("/queues").WithTags("queues");
        queues.MapGet("", async (IQueueStore store, CancellationToken ct) => TypedResults.Ok(await store.ListAsync(ct)));
        queues.MapGet("/{name}", GetAsync);
        queues.MapPost("", AddAsync).RequireAuthorization(Access.Admin);
        queues.MapPut("/{name}", ChangeAsync).RequireAuthorization(Access.Admin);
        queues.MapDelete("/{name}", QueueRemoval.DeleteAsync).RequireAuthorization(Access.Admin);
    }

    private static async Task<Results<Ok<QueueConfig>, ProblemHttpResult>> GetAsync(string name, IQueueStore store, CancellationToken ct) =>
        await store.GetAsync(name, ct) is { } queue ? TypedResults.Ok(queue) : ProblemResponses.NotFound("queue");

    private static async Task<Results<Created<QueueConfig>, ProblemHttpResult>> AddAsync(QueueRequestBody request, IQueueStore store, CancellationToken ct)
    {
        if (request.Name is not { } name || !AgentRules.IsWord(name) || name is "live" or "staffing")
        {
            return ProblemResponses.Invalid([FieldFault.NotName("name", LongestWord, "lower-case letters, digits or dashes"), .. Faults(request)]);
        }

        if (Faults(request) is { Count: > 0 } faults)
        {
            return ProblemResponses.Invalid(faults);
        }

        var queue = Changed(new QueueConfig(name), request);
        return await store.AddAsync(queue, ct)
            ? TypedResults.Created($"/api/v1/queues/{name}", queue)
            : ProblemResponses.Conflict("exists", $"There is a queue {name} already.");
    }

    private static async Task<Results<Ok<QueueConfig>, ProblemHttpResult>> ChangeAsync(string name, QueueRequestBody request, IQueueStore store,
        CancellationToken ct)
    {
        if (await store.GetAsync(name, ct) is not { } before)
        {
            return ProblemResponses.NotFound("queue");
        }

        if (Faults(request) is { Count: > 0 } faults)
        {
            return ProblemResponses.Invalid(faults);
        }

        if (request.Version is { } seen && seen != before.Version)
        {
            return ProblemResponses.Stale("queue", before);
        }

        var after = Changed(before, request) with { Version = before.Version + 1 };
        return await store.UpdateAsync(after, ct) ? TypedResults.Ok(after) : ProblemResponses.Stale("queue", await store.GetAsync(name, ct));
    }

    private static IReadOnlyList<FieldFault> Faults(QueueRequestBody r) => Check.All(
        Check.Longest("displayName", r.DisplayName, LongestDisplayName),
        Check.Longest("skill", r.Skill, LongestWord),
        Check.Range("serviceLevelSeconds", r.ServiceLevelSeconds, 1, Hour),
        Check.Range("ringSeconds", r.RingSeconds, 5, 120),
        Check.Range("wrapUpSeconds", r.WrapUpSeconds, 0, Hour, "until the agent ends it"),
        Check.Range("maxWaitSeconds", r.MaxWaitSeconds, 0, Day, "no limit"),
        Check.Range("announceEverySeconds", r.AnnounceEverySeconds, 10, Hour),
        r.Routing is { } routing && !AgentRules.IsRouting(routing) ? FieldFault.NotName("routing", LongestWord, "letters, for instance longestIdle") : null,
        Check.Range("returnSeconds", r.ReturnSeconds, 0, 300),
        QueryWords.TryParse<ServiceLevelFormula>(r.ServiceLevelFormula, out _) ? null : QueryWords.Unknown<ServiceLevelFormula>("serviceLevelFormula"),
        Check.Range("shortAbandonSeconds", r.ShortAbandonSeconds, 0, 60, "all count"),
        Check.Range("notReadyAfterNoAnswers", r.NotReadyAfterNoAnswers, 0, 10, "never"));

    private static QueueConfig Changed(QueueConfig q, QueueRequestBody r) => q with
    {
        Skill = Kept(q.Skill, r.Skill),
        DisplayName = Kept(q.DisplayName, r.DisplayName),
        ServiceLevelSeconds = r.ServiceLevelSeconds ?? q.ServiceLevelSeconds,
        RingSeconds = r.RingSeconds ?? q.RingSeconds,
        WrapUpSeconds = r.WrapUpSeconds ?? q.WrapUpSeconds,
        MaxWaitSeconds = r.MaxWaitSeconds ?? q.MaxWaitSeconds,
        AnnounceEverySeconds = r.AnnounceEverySeconds ?? q.AnnounceEverySeconds,
        Routing = r.Routing ?? q.Routing,
        ReturnSeconds = r.ReturnSeconds ?? q.ReturnSeconds,
        AutoAnswer = r.AutoAnswer ?? q.AutoAnswer,
        NotReadyAfterNoAnswers = r.NotReadyAfterNoAnswers ?? q.NotReadyAfterNoAnswers,
        ServiceLevelFormula = r.ServiceLevelFormula is null ? q.ServiceLevelFormula : Formula(r.ServiceLevelFormula),
        ShortAbandonSeconds = r.ShortAbandonSeconds ?? q.ShortAbandonSeconds,
    };

    private static ServiceLevelFormula? Formula(string word) => QueryWords.TryParse<ServiceLevelFormula>(word, out var formula) ? formula : null;

    private static string? Kept(string? before, string? wanted) => wanted is null ? before : wanted.Trim() is { Length: > 0 } text ? text : null;
}
