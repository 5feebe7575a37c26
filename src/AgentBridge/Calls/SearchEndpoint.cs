using System.Globalization;
using System.Security.Claims;
using CallCenter.AgentBridge.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CallCenter.AgentBridge.Calls;

/// <summary>What was heard in calls, written down and noted, for those who may see the calls and tickets.</summary>
internal static class SearchEndpoint
{
    private const int LongestWords = 200;
    private const int MostAnswers = 200;

    /// <summary>Texts looked at for one page: an agent's own may be few among many.</summary>
    private const int MostLooked = 2000;
    private const int LookedAtOnce = 200;

    public static void MapSearch(this IEndpointRouteBuilder api) => api.MapGet("/said", FindAsync).WithTags("calls");

    /// <summary>Newest first. The header Link leads to the next page.</summary>
    private static async Task<Results<Ok<List<SaidAnswer>>, ProblemHttpResult>> FindAsync(ISaidTexts texts, SaidSight sight, IServiceDesk customers,
        HttpContext http, CancellationToken ct, string? words = null, long? before = null, int limit = 50)
    {
        if (Check.All(Check.Given("words", words) ?? Check.Longest("words", words, LongestWords), Check.Range("limit", limit, 1, MostAnswers)) is { Count: > 0 } faults)
        {
            return ProblemResponses.Invalid(faults);
        }

        var (found, looked, last) = (new List<SeenText>(), 0, before);
        while (found.Count < limit && looked < MostLooked && await texts.FindAsync(words!, last, LookedAtOnce, ct) is { Count: > 0 } some)
        {
            looked += some.Count;
            var seen = (await sight.SeenAsync(some, http.User, ct)).Take(limit - found.Count).ToList();
            found.AddRange(seen);
            last = found.Count == limit ? seen[^1].Said.Place : some[^1].Place;
            if (some.Count < LookedAtOnce)
            {
                break;
            }
        }

        if (found.Count == limit || looked >= MostLooked)
        {
            NextPage.Link(http, last!.Value.ToString(CultureInfo.InvariantCulture));
        }

        return TypedResults.Ok(await AnswersAsync(found, customers, ct));
    }

    private static async Task<List<SaidAnswer>> AnswersAsync(List<SeenText> found, IServiceDesk customers, CancellationToken ct)
    {
        var calls = found.Select(text => text.Call).OfType<CallRecord>().DistinctBy(call => call.Id).Select(call => CallAnswer.Of(call, null)).ToList();
        var named = (await CallAnswer.WithNamesAsync(calls, customers, ct)).ToDictionary(call => call.Id);
        return [.. found.Select(text => new SaidAnswer(text.Said.At, text.Said.Kind, text.Said.Who, text.Said.Text, text.Call is { } call ? named[call.Id.ToString()] : null, text.Ticket))];
    }
}
