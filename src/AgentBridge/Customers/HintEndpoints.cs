using CallCenter.AgentBridge.Hosting;
using CallCenter.AgentBridge.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CallCenter.AgentBridge.Customers;

/// <summary>What agents may offer to whom.</summary>
internal static class HintEndpoints
{
    private const int MostHints = 100;
    private const int LongestWord = 200;
    private const int LongestText = 500;

    public static void MapHints(this IEndpointRouteBuilder api)
    {
        var hints = api.MapGroup("/hints").WithTags("customers");
        hints.MapGet("", ListAsync);
        hints.MapPut("", SetAsync).RequireAuthorization(Access.Admin);
    }

    /// <summary>ETag is their version.</summary>
    private static async Task<Ok<IReadOnlyList<UpsellHint>>> ListAsync(HttpContext http, IUpsellHints store, CancellationToken ct)
    {
        var hints = await store.ListAsync(ct);
        ListTag.Tell(http, hints);
        return TypedResults.Ok(hints);
    }

    /// <summary>These take the place of all hints there were; with If-Match only of those that were read.</summary>
    private static async Task<Results<Ok<IReadOnlyList<UpsellHint>>, ProblemHttpResult>> SetAsync(List<HintRequest> wanted, HttpContext http, IUpsellHints store,
        CancellationToken ct)
    {
        IReadOnlyList<FieldFault> faults =
        [
            .. Check.All(Check.Most("hints", wanted.Count, MostHints)), .. wanted.Take(MostHints).SelectMany((hint, i) => Faults(hint, $"hints.{i}.")),
        ];
        if (faults.Count > 0)
        {
            return ProblemResponses.Invalid(faults);
        }

        return await store.SetAsync([.. wanted.Select(hint => hint.ToHint())], now => ListTag.Fits(http, now), ct)
            ? await ListAsync(http, store, ct)
            : ListTag.Stale("hints", await store.ListAsync(ct));
    }

    private static IReadOnlyList<FieldFault> Faults(HintRequest hint, string at) => Check.All(
        Check.OneOf(at + "valueClass", hint.ValueClass, [.. ClassRule.All]),
        Check.Longest(at + "contract", hint.Contract, LongestWord),
        Check.Longest(at + "product", hint.Product, LongestWord),
        Check.Given(at + "en", hint.En) ?? Check.Longest(at + "en", hint.En, LongestText),
        Check.Given(at + "zh", hint.Zh) ?? Check.Longest(at + "zh", hint.Zh, LongestText));
}
