using CallCenter.AgentBridge.Agents;
using CallCenter.AgentBridge.Hosting;
using CallCenter.AgentBridge.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CallCenter.AgentBridge.Queues;

internal static class QueueEndpoints
{
    private const int Day = 86_400;
    private const int LongestWord = 32;

    public static void MapQueues(this IEndpointRouteBuilder api)
    {
        var queues = api.MapGroup("/queues").WithTags("queues");
        queues.MapGet("", async (IQueueStore store, CancellationToken ct) => TypedResults.Ok(await store.ListAsync(ct)));
        queues.MapGet("/{name}", GetAsync);
        queues.MapPost("", AddAsync).RequireAuthorization(Access.Admin);
        queues.MapPut("/{name}", ChangeAsync).RequireAuthorization(Access.Admin);
    }

    private static async Task<Results<Ok<QueueConfig>, ProblemHttpResult>> GetAsync(string name, IQueueStore store, CancellationToken ct) =>
        await store.GetAsync(name, ct) is { } queue ? TypedResults.Ok(queue) : ProblemResponses.NotFound("queue");

    private static async Task<Results<Created<QueueConfig>, ProblemHttpResult>> AddAsync(QueueRequestBody request, IQueueStore store, CancellationToken ct)
    {
        if (request.Name is not { } name || !AgentRules.IsWord(name) || name == "live")
        {
            return ProblemResponses.Invalid("name", "1 to 32 lower-case letters, digits or dashes");
        }

        if (Fault(request) is var (field, why))
        {
            return ProblemResponses.Invalid(field, why);
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

        if (Fault(request) is var (field, why))
        {
            return ProblemResponses.Invalid(field, why);
        }

        var after = Changed(before, request);
        await store.UpdateAsync(after, ct);
        return TypedResults.Ok(after);
    }

    private static (string Field, string Why)? Fault(QueueRequestBody r) => r switch
    {
        { Skill.Length: > LongestWord } => ("skill", $"at most {LongestWord} characters"),
        { ServiceLevelSeconds: < 1 or > 3600 } => ("serviceLevelSeconds", "1 to 3600"),
        { RingSeconds: < 5 or > 120 } => ("ringSeconds", "5 to 120"),
        { WrapUpSeconds: < 0 or > 3600 } => ("wrapUpSeconds", "0 (until the agent ends it) to 3600"),
        { MaxWaitSeconds: < 0 or > Day } => ("maxWaitSeconds", $"0 (no limit) to {Day}"),
        { AnnounceEverySeconds: < 10 or > 3600 } => ("announceEverySeconds", "10 to 3600"),
        { Routing: { } routing } when !AgentRules.IsRouting(routing) => ("routing", "name of a routing policy, for instance longestIdle"),
        { NotReadyAfterNoAnswers: < 0 or > 10 } => ("notReadyAfterNoAnswers", "0 (never) to 10"),
        _ => null,
    };

    private static QueueConfig Changed(QueueConfig q, QueueRequestBody r) => q with
    {
        Skill = r.Skill is null ? q.Skill : r.Skill.Trim() is { Length: > 0 } skill ? skill : null,
        ServiceLevelSeconds = r.ServiceLevelSeconds ?? q.ServiceLevelSeconds,
        RingSeconds = r.RingSeconds ?? q.RingSeconds,
        WrapUpSeconds = r.WrapUpSeconds ?? q.WrapUpSeconds,
        MaxWaitSeconds = r.MaxWaitSeconds ?? q.MaxWaitSeconds,
        AnnounceEverySeconds = r.AnnounceEverySeconds ?? q.AnnounceEverySeconds,
        Routing = r.Routing ?? q.Routing,
        NotReadyAfterNoAnswers = r.NotReadyAfterNoAnswers ?? q.NotReadyAfterNoAnswers,
    };
}
