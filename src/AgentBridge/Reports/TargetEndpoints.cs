using CallCenter.AgentBridge.Hosting;
using CallCenter.AgentBridge.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CallCenter.AgentBridge.Reports;

/// <summary>What supervisors want of their queues, and where it was missed.</summary>
internal static class TargetEndpoints
{
    private const int MostTargets = 500;
    private const int LongestSeconds = 3600;

    public static void MapTargets(this IEndpointRouteBuilder api)
    {
        var targets = api.MapGroup("/targets").WithTags("reports").RequireAuthorization(Access.Supervisor);
        targets.MapGet("", ListAsync);
        targets.MapPut("", SetAsync);
        targets.MapGet("/deviations", DeviationsAsync);
    }

    /// <summary>ETag is their version.</summary>
    private static async Task<Ok<IReadOnlyList<QueueTarget>>> ListAsync(HttpContext http, ITargetStore store, CancellationToken ct)
    {
        var targets = await store.ListAsync(ct);
        ListTag.Tell(http, targets);
        return TypedResults.Ok(targets);
    }

    /// <summary>These take the place of all targets there were; with If-Match only of those that were read.</summary>
    private static async Task<Results<Ok<IReadOnlyList<QueueTarget>>, ProblemHttpResult>> SetAsync(List<TargetRequest> wanted, HttpContext http, ITargetStore store,
        IQueueStore queues, CancellationToken ct)
    {
        var known = (await queues.ListAsync(ct)).Select(q => q.Name).ToHashSet(StringComparer.Ordinal);
        var faults = wanted.Take(MostTargets).SelectMany((target, i) => Faults(target, $"[{i}].", known)).ToList();
        var twice = wanted.GroupBy(t => (t.Queue, t.Figure, t.Period)).Any(g => g.Count() > 1);
        faults.AddRange(Check.All(
            Check.Most("targets", wanted.Count, MostTargets),
            twice ? new FieldFault("targets", FaultCode.Twice, "one value for each queue, figure and period") : null));
        if (faults.Count > 0)
        {
            return ProblemResponses.Invalid(faults);
        }

        return await store.SetAsync([.. wanted.Select(t => t.ToTarget())], now => ListTag.Fits(http, now), ct)
            ? await ListAsync(http, store, ct)
            : ListTag.Stale("targets", await store.ListAsync(ct));
    }

    /// <summary>Missed targets with the hours that weigh most in them; range and zone as in reports.</summary>
    private static async Task<Results<Ok<IReadOnlyList<Deviation>>, ProblemHttpResult>> DeviationsAsync(IDeviations deviations, TimeProvider clock, CancellationToken ct,
        string? from = null, string? to = null, string? zone = null)
    {
        var (query, faults) = new ReportRequest { From = from, To = to, Zone = zone }.Read(nameof(ReportName.Inbound), clock);
        return query is null ? ProblemResponses.Invalid(faults) : TypedResults.Ok(await deviations.FindAsync(query.From, query.To, query.Zone, ct));
    }

    private static IReadOnlyList<FieldFault> Faults(TargetRequest t, string at, HashSet<string> queues)
    {
        var share = t.Figure is TargetFigure.ServiceLevel or TargetFigure.AbandonRate;
        var most = share ? 1 : LongestSeconds;
        return Check.All(
            t.Queue is not null && queues.Contains(t.Queue) ? null : FieldFault.Unknown(at + "queue", "queue"),
            t.Figure is null ? FieldFault.Missing(at + "figure") : null,
            t.Period is { } period && period <= ReportGrouping.Month ? null : FieldFault.NotOneOf(at + "period", ["hour", "day", "week", "month"]),
            t.Value is { } value && value >= 0 && value <= most ? null
                : new FieldFault(at + "value", FaultCode.Range, $"0 to {most}") { Args = FieldFault.Of(("min", 0), ("max", most)) });
    }
}
