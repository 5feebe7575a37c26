using System.Globalization;
using System.Security.Claims;
using CallCenter.AgentBridge.Hosting;
using CallCenter.AgentBridge.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CallCenter.AgentBridge.Calls;

/// <summary>What was heard in calls and noted about them, for those who may see the calls.</summary>
internal static class SearchEndpoint
{
    private const int LongestWords = 200;
    private const int MostAnswers = 200;

    /// <summary>Texts looked at for one page: an agent's own may be few among many.</summary>
    private const int MostLooked = 2000;
    private const int LookedAtOnce = 200;

    public static void MapSearch(this IEndpointRouteBuilder api) => api.MapGet("/said", FindAsync).WithTags("calls");

    /// <summary>Newest first. The header Link leads to the next page.</summary>
    private static async Task<Results<Ok<List<SaidAnswer>>, ProblemHttpResult>> FindAsync(ISaidTexts texts, ICallRecords calls, IServiceDesk customers, IAgentDesk desk,
        HttpContext http, CancellationToken ct, string? words = null, long? before = null, int limit = 50)
    {
        if (Check.All(Check.Given("words", words) ?? Check.Longest("words", words, LongestWords), Check.Range("limit", limit, 1, MostAnswers)) is { Count: > 0 } faults)
        {
            return ProblemResponses.Invalid(faults);
        }

        var (found, looked, last) = (new List<(SaidText Said, CallRecord Call)>(), 0, before);
        while (found.Count < limit && looked < MostLooked && await texts.FindAsync(words!, last, LookedAtOnce, ct) is { Count: > 0 } some)
        {
            looked += some.Count;
            var seen = await SeenAsync(some, http.User, calls, desk, ct);
            foreach (var said in some)
            {
                if (found.Count == limit)
                {
                    break;
                }

                last = said.Place;
                if (seen.TryGetValue(said.CallId, out var call))
                {
                    found.Add((said, call));
                }
            }

            if (some.Count < LookedAtOnce)
            {
                break;
            }
        }

        if (found.Count == limit || looked >= MostLooked)
        {
            NextPage.Link(http, last!.Value.ToString(CultureInfo.InvariantCulture));
        }

        var records = found.Select(f => f.Call).DistinctBy(call => call.Id).Select(call => CallAnswer.Of(call, null)).ToList();
        var answers = (await CallAnswer.WithNamesAsync(records, customers, ct)).ToDictionary(answer => answer.Id);
        return TypedResults.Ok(found.Select(f => new SaidAnswer(f.Said.At, f.Said.Kind, f.Said.Who, f.Said.Text, answers[f.Call.Id.ToString()])).ToList());
    }

    private static async Task<IReadOnlyDictionary<CallId, CallRecord>> SeenAsync(IReadOnlyList<SaidText> texts, ClaimsPrincipal who, ICallRecords calls,
        IAgentDesk desk, CancellationToken ct)
    {
        var records = new List<CallRecord>();
        foreach (var id in texts.Select(text => text.CallId).Distinct())
        {
            if (await calls.GetAsync(id, ct) is { } call)
            {
                records.Add(call);
            }
        }

        return (await CallAccess.SeenAsync(who, records, calls, desk, ct)).ToDictionary(call => call.Id);
    }
}
