using System.Security.Claims;
using CallCenter.AgentBridge.Hosting;
using CallCenter.AgentBridge.SignIn;
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
        calls.MapGet("/{id}/recording", (string id, ClaimsPrincipal who, ICallRecords records, IAgentDesk desk, RecordingEndpoint recordings, CancellationToken ct) =>
            recordings.GetAsync(id, who, records, desk, ct));
        calls.MapGet("/{id}/recording/peaks", (string id, ClaimsPrincipal who, ICallRecords records, IAgentDesk desk, RecordingEndpoint recordings, CancellationToken ct,
            int points = 800) => recordings.PeaksAsync(id, points, who, records, desk, ct));
        api.MapPlayed();
    }

    /// <summary>
    /// Newest first. The header Link leads to the next page; <paramref name="before"/> is the last call of the page before.
    /// </summary>
    private static async Task<Results<Ok<List<CallAnswer>>, ProblemHttpResult>> ListAsync(ICallRecords calls, IAgentDesk desk, IServiceDesk customers,
        NumberingPlan numbers, HttpContext http, CancellationToken ct, int limit = 100, DateTimeOffset? from = null, DateTimeOffset? to = null, string? before = null,
        string? phone = null, string? agent = null, string? queue = null, string? result = null, bool events = true)
    {
        var last = CallId.TryParse(before ?? "", out var lastId) ? await calls.GetAsync(lastId, ct) : null;
        var known = QueryWords.TryParse<CallResult>(result, out var only);
        var faults = Check.All(
            Check.Range("limit", limit, 1, MostCalls),
            string.IsNullOrEmpty(before) || last is not null ? null : FieldFault.Unknown("before", "call"),
            known ? null : QueryWords.Unknown<CallResult>("result"));
        if (faults.Count > 0)
        {
            return ProblemResponses.Invalid(faults);
        }

        var query = new CallQuery
        {
            From = from?.ToUniversalTime(), To = to?.ToUniversalTime(), Before = last, Phone = DigitsOf(phone, numbers), Agent = Given(agent),
            Queue = Given(queue), Result = only, Limit = limit,
        };
        var found = await calls.ListAsync(CallAccess.Narrow(query, http.User, desk), ct);
        if (found.Count == limit)
        {
            NextPage.Link(http, found[^1].Id.ToString());
        }

        var facts = events ? await calls.EventsAsync([.. found.Select(call => call.Id)], ct) : null;
        var answers = found.Select(call => CallAnswer.Of(call, facts is null ? null : facts.GetValueOrDefault(call.Id, []))).ToList();
        return TypedResults.Ok(await CallAnswer.WithNamesAsync(answers, customers, ct));
    }

    private static async Task<Results<Ok<CallAnswer>, ProblemHttpResult>> GetAsync(string id, ClaimsPrincipal who, ICallRecords calls, IAgentDesk desk,
        IServiceDesk customers, CancellationToken ct)
    {
        if (!CallId.TryParse(id, out var callId) || await calls.GetAsync(callId, ct) is not { } call)
        {
            return ProblemResponses.NotFound("call");
        }

        return await CallAccess.MaySeeAsync(who, call, calls, desk, ct)
            ? TypedResults.Ok((await CallAnswer.WithNamesAsync([CallAnswer.Of(call, await calls.EventsAsync(callId, ct))], customers, ct))[0])
            : ProblemResponses.NotYours("call");
    }

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    /// <summary>A whole number in any writing as it is kept, and of a part its digits.</summary>
    private static string? DigitsOf(string? phone, NumberingPlan numbers) =>
        Given(phone) is { } text ? numbers.Normalize(Phone.FromQuery(text)).TrimStart('+') : null;
}
