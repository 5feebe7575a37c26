using CallCenter.AgentBridge.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CallCenter.AgentBridge.Calls;

internal static class CallEndpoints
{
    private const int MostCalls = 1000;

    public static void MapCalls(this IEndpointRouteBuilder api)
    {
        var calls = api.MapGroup("/calls").WithTags("calls");
        calls.MapGet("", ListAsync);
        calls.MapPlaceCall();
        calls.MapGet("/{id}", GetAsync);
        calls.MapGet("/{id}/recording", RecordingAsync);
    }

    private static async Task<Results<Ok<List<CallAnswer>>, ProblemHttpResult>> ListAsync(ICallRecords calls, IServiceDesk desk, CancellationToken ct,
        int limit = 100, DateTimeOffset? from = null, DateTimeOffset? to = null, bool events = true)
    {
        if (Check.Range("limit", limit, 1, MostCalls) is { } fault)
        {
            return ProblemResponses.Invalid(fault);
        }

        var found = await calls.ListAsync(from?.ToUniversalTime(), to?.ToUniversalTime(), limit, ct);
        var facts = events ? await calls.EventsAsync([.. found.Select(call => call.Id)], ct) : null;
        var answers = found.Select(call => CallAnswer.Of(call, facts is null ? null : facts.GetValueOrDefault(call.Id, []))).ToList();
        return TypedResults.Ok(await CallAnswer.WithNamesAsync(answers, desk, ct));
    }

    private static async Task<Results<Ok<CallAnswer>, ProblemHttpResult>> GetAsync(string id, ICallRecords calls, IServiceDesk desk,
        CancellationToken ct) =>
        CallId.TryParse(id, out var callId) && await calls.GetAsync(callId, ct) is { } call
            ? TypedResults.Ok((await CallAnswer.WithNamesAsync([CallAnswer.Of(call, await calls.EventsAsync(callId, ct))], desk, ct))[0])
            : ProblemResponses.NotFound("call");

    private static async Task<Results<PhysicalFileHttpResult, ProblemHttpResult>> RecordingAsync(string id, ICallRecords calls,
        AgentBridgeOptions options, CancellationToken ct)
    {
        var recording = CallId.TryParse(id, out var callId) ? (await calls.GetAsync(callId, ct))?.Recording : null;
        return recording is not null && InFolder(options.RecordingsDirectory, recording) is { } path && File.Exists(path)
            ? TypedResults.PhysicalFile(path, "audio/wav", enableRangeProcessing: true)
            : ProblemResponses.NotFound("recording");
    }

    /// <summary>The full path, or null when the name leads out of the folder.</summary>
    internal static string? InFolder(string folder, string name)
    {
        var root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)) + Path.DirectorySeparatorChar;
        var path = Path.GetFullPath(Path.Combine(root, name));
        return path.StartsWith(root, StringComparison.Ordinal) ? path : null;
    }
}
