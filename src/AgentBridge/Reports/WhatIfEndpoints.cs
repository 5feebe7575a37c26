using CallCenter.AgentBridge.Agents;
using CallCenter.AgentBridge.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CallCenter.AgentBridge.Reports;

/// <summary>The past again with other staff or rules.</summary>
internal static class WhatIfEndpoints
{
    private const int MostTimes = 9;
    private const int MostAgents = 50;
    private const int MostDays = 31;

    public static void MapWhatIf(this IEndpointRouteBuilder reports) => reports.MapPost("/whatif", RunAsync);

    private static async Task<Results<Ok<IReadOnlyList<WhatIfOutcome>>, ProblemHttpResult>> RunAsync(WhatIfRequest request, IWhatIf what, IQueueStore queues,
        TimeProvider clock, CancellationToken ct)
    {
        var (range, wrong) = new ReportRequest { From = request.From, To = request.To, Zone = request.Zone }.Read(nameof(ReportName.Inbound), clock);
        var agents = request.Agents ?? [0];
        var unknown = request.Queue is null || await queues.GetAsync(request.Queue, ct) is null;
        var faults = Check.All(
            unknown ? FieldFault.Unknown("queue", "queue") : null,
            range is not null && range.To - range.From > TimeSpan.FromDays(MostDays + 1)
                ? new FieldFault("to", FaultCode.Range, $"at most {MostDays} days after from") { Args = FieldFault.Of(("min", "from"), ("max", $"from + {MostDays} d")) } : null,
            Check.Most("agents", agents.Count, MostTimes),
            agents.Select(count => Check.Range("agents", count, -MostAgents, MostAgents)).FirstOrDefault(fault => fault is not null),
            request.Routing is { } routing && !RoutingPolicyNames.All.Contains(routing) ? FieldFault.Unknown("routing", "routing policy") : null,
            Check.Range("serviceLevelSeconds", request.ServiceLevelSeconds, 1, 3600));
        if (range is null || faults.Count > 0)
        {
            return ProblemResponses.Invalid([.. wrong, .. faults]);
        }

        var query = new WhatIfQuery(range.From, range.To, request.Queue!, agents, request.Routing, request.ServiceLevelSeconds);
        return await what.RunAsync(query, ct) is { } outcomes
            ? TypedResults.Ok(outcomes)
            : ProblemResponses.Conflict("tooManyCalls", "More calls than are played at once: choose a shorter range.");
    }
}
