using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using CallCenter.AgentBridge.Hosting;
using CallCenter.AgentBridge.Json;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CallCenter.AgentBridge.Calls;

/// <param name="Recording">where the sound can be had; null = none.</param>
/// <param name="Events">the call's facts, oldest first; left out when not asked for.</param>
internal sealed record CallAnswer(string Id, CallDirection Direction, string From, string To, string? CallerName, string? Trunk,
    DateTimeOffset StartedAt, DateTimeOffset? AnsweredAt, DateTimeOffset? EndedAt, CallEnd? End, Guid? CustomerId, Guid? TicketId, string? Agent,
    string? Queue, string? Recording, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<JsonObject>? Events)
{
    public static CallAnswer Of(CallRecord call, IReadOnlyList<JournalEntry>? events) => new(call.Id.ToString(), call.Direction, call.From, call.To,
        call.CallerName, call.Trunk, call.StartedAt, call.AnsweredAt, call.EndedAt, call.End, call.CustomerId, call.TicketId, call.Agent, call.Queue,
        call.Recording is null ? null : $"/api/v1/calls/{call.Id}/recording", events?.Select(ApiJson.Event).ToList());
}

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

    private static async Task<Results<Ok<List<CallAnswer>>, ProblemHttpResult>> ListAsync(ICallRecords calls, CancellationToken ct,
        int limit = 100, DateTimeOffset? from = null, DateTimeOffset? to = null, bool events = true)
    {
        if (limit is < 1 or > MostCalls)
        {
            return ProblemResponses.Invalid("limit", $"1 to {MostCalls}");
        }

        var answers = new List<CallAnswer>();
        foreach (var call in await calls.ListAsync(from?.ToUniversalTime(), to?.ToUniversalTime(), limit, ct))
        {
            answers.Add(CallAnswer.Of(call, events ? await calls.EventsAsync(call.Id, ct) : null));
        }

        return TypedResults.Ok(answers);
    }

    private static async Task<Results<Ok<CallAnswer>, ProblemHttpResult>> GetAsync(string id, ICallRecords calls, CancellationToken ct) =>
        CallId.TryParse(id, out var callId) && await calls.GetAsync(callId, ct) is { } call
            ? TypedResults.Ok(CallAnswer.Of(call, await calls.EventsAsync(callId, ct)))
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
