using CallCenter.AgentBridge.Hosting;
using CallCenter.AgentBridge.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CallCenter.AgentBridge.Callbacks;

/// <summary>How each queue's callbacks come about and are made.</summary>
internal static class CallbackRuleEndpoints
{
    public static void MapCallbackRules(this IEndpointRouteBuilder api)
    {
        var rules = api.MapGroup("/queues/{name}/callbacks").WithTags("callbacks");
        rules.MapGet("", GetAsync);
        rules.MapPut("", PutAsync).RequireAuthorization(Access.Admin);
    }

    private static async Task<Results<Ok<CallbackRules>, ProblemHttpResult>> GetAsync(string name, IQueueStore queues, ICallbackRules rules, CancellationToken ct) =>
        await queues.GetAsync(name, ct) is null ? ProblemResponses.NotFound("queue") : TypedResults.Ok(await rules.GetAsync(name, ct));

    private static async Task<Results<Ok<CallbackRules>, ProblemHttpResult>> PutAsync(string name, CallbackRulesRequest request, IQueueStore queues, ICallbackRules rules,
        ICampaignDesk campaigns, NumberingPlan numbers, CancellationToken ct)
    {
        if (await queues.GetAsync(name, ct) is null)
        {
            return ProblemResponses.NotFound("queue");
        }

        if (Faults(request, campaigns, numbers) is { Count: > 0 } faults)
        {
            return ProblemResponses.Invalid(faults);
        }

        var before = (await rules.GetAsync(name, ct)).Version;
        var after = request.ToRules(name) with
        {
            CallerNumber = string.IsNullOrWhiteSpace(request.CallerNumber) ? null : numbers.Read(request.CallerNumber), Version = before + 1,
        };
        return (request.Version is null || request.Version == before) && await rules.PutAsync(after, ct)
            ? TypedResults.Ok(after)
            : ProblemResponses.Stale("rules", await rules.GetAsync(name, ct));
    }

    private static IReadOnlyList<FieldFault> Faults(CallbackRulesRequest r, ICampaignDesk campaigns, NumberingPlan numbers) => Check.All(
        Check.Range("offerAfterSeconds", r.OfferAfterSeconds, 0, 3600, "never"),
        Check.Range("maxAttempts", r.MaxAttempts, 1, 20),
        Check.Range("retryMinutes", r.RetryMinutes, 1, 1440),
        Check.Range("expiryHours", r.ExpiryHours, 0, 720, "never"),
        campaigns.Policies.Any(policy => policy.Name == r.Policy) ? null : FieldFault.NotOneOf("policy", campaigns.Policies.Select(policy => policy.Name)),
        string.IsNullOrWhiteSpace(r.CallerNumber) || numbers.Read(r.CallerNumber) is not null ? null : FieldFault.NotPhone("callerNumber", r.CallerNumber));
}
