using CallCenter.AgentBridge.Hosting;
using CallCenter.AgentBridge.SignIn;
using CallCenter.CallModel.Probing;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CallCenter.AgentBridge.Probing;

/// <summary>Callers by script: what they say and expect, and what they have heard.</summary>
internal static class ProbeEndpoints
{
    private const int MostRuns = 200;

    public static void MapProbes(this IEndpointRouteBuilder api)
    {
        var probes = api.MapGroup("/probes").WithTags("probes").RequireAuthorization(Access.Supervisor);
        probes.MapGet("", async (IProbes all, CancellationToken ct) => TypedResults.Ok(await all.ListAsync(ct)));
        probes.MapPost("", (ProbeRequest request, IProbes all, CancellationToken ct) => PutAsync(Guid.Empty, request, all, ct));
        probes.MapPut("/{id:guid}", PutAsync);
        probes.MapDelete("/{id:guid}", DeleteAsync);
        probes.MapGet("/{id:guid}/runs", RunsAsync);
        probes.MapPost("/{id:guid}/call", CallAsync);
    }

    private static async Task<Results<Ok<Probe>, ProblemHttpResult>> PutAsync(Guid id, ProbeRequest request, IProbes all, CancellationToken ct)
    {
        var wanted = new Probe(id, request.Name ?? "", request.Script ?? "", request.EveryMinutes, request.Enabled) { Cron = request.Cron, Zone = request.Zone };
        var (probe, faults) = await all.PutAsync(wanted, request.Version, ct);
        return probe is not null ? TypedResults.Ok(probe)
            : faults.Any(fault => fault.Code == FaultCode.Changed)
                ? ProblemResponses.Stale("probe", (await all.ListAsync(ct)).FirstOrDefault(one => one.Probe.Id == id)?.Probe)
            : faults.Count > 0 ? ProblemResponses.Invalid(faults)
            : Missing();
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(Guid id, IProbes all, CancellationToken ct) =>
        await all.DeleteAsync(id, ct) ? TypedResults.NoContent() : Missing();

    private static async Task<Results<Ok<IReadOnlyList<ProbeRun>>, ProblemHttpResult>> RunsAsync(Guid id, IProbes all, CancellationToken ct, int limit = 50) =>
        Check.Range("limit", limit, 1, MostRuns) is { } fault ? ProblemResponses.Invalid(fault) : TypedResults.Ok(await all.RunsAsync(id, limit, ct));

    /// <summary>It calls as soon as no other probe does.</summary>
    private static async Task<Results<Accepted, ProblemHttpResult>> CallAsync(Guid id, IProbes all, CancellationToken ct) =>
        await all.CallNowAsync(id, ct) ? TypedResults.Accepted($"/api/v1/probes/{id}/runs") : Missing();

    private static ProblemHttpResult Missing() => ProblemResponses.NotFound("probe");
}
