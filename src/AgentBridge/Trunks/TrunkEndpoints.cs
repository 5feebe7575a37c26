using System.Security.Claims;
using System.Text.Json;
using CallCenter.AgentBridge.Agents;
using CallCenter.AgentBridge.Hosting;
using CallCenter.AgentBridge.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CallCenter.AgentBridge.Trunks;

/// <summary>The lines to the outside. Those of the configuration are shown and not changed here; each change is a fact.</summary>
internal static class TrunkEndpoints
{
    private const int LongestWord = 32;
    private const int MostTrunks = 200;

    public static void MapTrunks(this IEndpointRouteBuilder api)
    {
        var trunks = api.MapGroup("/trunks").WithTags("trunks").RequireAuthorization(Access.Supervisor);
        trunks.MapGet("", ListAsync);
        trunks.MapGet("/{name}", GetAsync);
        trunks.MapGet("/{name}/state", State);
        trunks.MapPost("", AddAsync).RequireAuthorization(Access.Admin);
        trunks.MapPut("/{name}", ChangeAsync).RequireAuthorization(Access.Admin);
        trunks.MapDelete("/{name}", DeleteAsync).RequireAuthorization(Access.Admin);
    }

    private static async Task<Ok<List<TrunkAnswer>>> ListAsync(ITrunkStore store, ITrunks live, CancellationToken ct) =>
        TypedResults.Ok((await AllAsync(store, live, ct)).Select(t => TrunkAnswer.Of(t, live)).ToList());

    private static async Task<Results<Ok<TrunkAnswer>, ProblemHttpResult>> GetAsync(string name, ITrunkStore store, ITrunks live, CancellationToken ct) =>
        (await AllAsync(store, live, ct)).Find(t => t.Name == name) is { } trunk ? TypedResults.Ok(TrunkAnswer.Of(trunk, live)) : ProblemResponses.NotFound("trunk");

    private static Results<Ok<TrunkState>, ProblemHttpResult> State(string name, ITrunks live) =>
        live.State(name) is { } state ? TypedResults.Ok(state) : ProblemResponses.NotFound("trunk");

    private static async Task<Results<Created<TrunkAnswer>, ProblemHttpResult>> AddAsync(TrunkRequest request, ClaimsPrincipal who, ITrunkStore store,
        ITrunks live, IUserStore users, IJournal journal, TimeProvider clock, CancellationToken ct)
    {
        var trunk = request.Apply(new TrunkSettings(request.Name ?? ""));
        var faults = await FaultsAsync(trunk, live, users, ct);
        if (!AgentRules.IsWord(trunk.Name))
        {
            faults = [FieldFault.NotName("name", LongestWord, "lower-case letters, digits or dashes"), .. faults];
        }

        if (faults.Count > 0)
        {
            return ProblemResponses.Invalid(faults);
        }

        var all = await AllAsync(store, live, ct);
        if (Check.Most("name", all.Count + 1, MostTrunks) is { } tooMany)
        {
            return ProblemResponses.Invalid(tooMany);
        }

        if (all.Exists(t => t.Name == trunk.Name) || !await store.AddAsync(trunk, ct))
        {
            return ProblemResponses.Conflict("exists", $"There is a trunk {trunk.Name} already.");
        }

        Tell(journal, clock, who, trunk.Name, "added", []);
        return TypedResults.Created($"/api/v1/trunks/{trunk.Name}", TrunkAnswer.Of(trunk with { Version = 1 }, live));
    }

    private static async Task<Results<Ok<TrunkAnswer>, ProblemHttpResult>> ChangeAsync(string name, TrunkRequest request, ClaimsPrincipal who,
        ITrunkStore store, ITrunks live, IUserStore users, IJournal journal, TimeProvider clock, CancellationToken ct)
    {
        if (await store.GetAsync(name, ct) is not { } before)
        {
            return NotStored(name, live);
        }

        var after = request.Apply(before);
        if (await FaultsAsync(after, live, users, ct) is { Count: > 0 } faults)
        {
            return ProblemResponses.Invalid(faults);
        }

        if ((request.Version is { } seen && seen != before.Version) || !await store.UpdateAsync(after, ct))
        {
            return await StaleAsync(name, store, live, ct);
        }

        Tell(journal, clock, who, name, "changed", Differences(before, after));
        return TypedResults.Ok(TrunkAnswer.Of(after with { Version = after.Version + 1 }, live));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(string name, ClaimsPrincipal who, ITrunkStore store, ITrunks live,
        IJournal journal, TimeProvider clock, CancellationToken ct)
    {
        if (!await store.DeleteAsync(name, ct))
        {
            return NotStored(name, live);
        }

        Tell(journal, clock, who, name, "removed", []);
        return TypedResults.NoContent();
    }

    // an agent's name would open the agent's telephone to the trunk's password
    private static async Task<IReadOnlyList<FieldFault>> FaultsAsync(TrunkSettings trunk, ITrunks live, IUserStore users, CancellationToken ct) =>
        TrunkRules.Faults(trunk, live.Transports) is { Count: > 0 } faults ? faults
        : trunk.User is { } user && await users.GetAsync(user.ToLowerInvariant(), ct) is not null
            ? [new FieldFault("user", FaultCode.Taken, "a person of this server has this name")]
            : [];

    private static async Task<List<TrunkSettings>> AllAsync(ITrunkStore store, ITrunks live, CancellationToken ct)
    {
        var configured = live.All.Where(t => t.Version == 0).ToList();
        return [.. configured, .. (await store.ListAsync(ct)).Where(t => !configured.Exists(c => c.Name == t.Name))];
    }

    private static ProblemHttpResult NotStored(string name, ITrunks live) => live.All.Any(t => t.Name == name)
        ? ProblemResponses.Conflict("fixed", $"The trunk {name} stands in the configuration and is changed there.")
        : ProblemResponses.NotFound("trunk");

    private static async Task<ProblemHttpResult> StaleAsync(string name, ITrunkStore store, ITrunks live, CancellationToken ct)
    {
        var current = await store.GetAsync(name, ct);
        return TypedResults.Problem(
            current is null ? "The trunk has been deleted meanwhile." : $"Somebody else has changed the trunk: it has version {current.Version} now.",
            statusCode: StatusCodes.Status409Conflict,
            extensions: new Dictionary<string, object?> { ["code"] = "version", ["current"] = current is null ? null : TrunkAnswer.Of(current, live) });
    }

    private static void Tell(IJournal journal, TimeProvider clock, ClaimsPrincipal who, string trunk, string change, IReadOnlyList<string> fields) =>
        journal.Append(new TrunkChanged { At = clock.GetUtcNow(), By = who.User(), Trunk = trunk, Change = change, Fields = fields });

    private static List<string> Differences(TrunkSettings before, TrunkSettings after)
    {
        var (old, now) = (Words(before), Words(after));
        return [.. now.Where(n => old[n.Key] != n.Value).Select(n => n.Key)];
    }

    private static Dictionary<string, string> Words(TrunkSettings trunk) =>
        JsonSerializer.SerializeToElement(trunk, JsonSerializerOptions.Web).EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetRawText());
}
