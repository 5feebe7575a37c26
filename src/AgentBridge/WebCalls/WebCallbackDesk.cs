using System.Threading.RateLimiting;
using CallCenter.AgentBridge.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CallCenter.AgentBridge.WebCalls;

/// <summary>
/// Visitors who want to be called. Whoever fills the form in may name somebody else's number, or one that costs: only numbers of the own country and of named
/// others, none that earns by the call, each a few times a day, and not more waiting than a limit. The answer is the same whether the number waits already.
/// </summary>
internal sealed class WebCallbackDesk(AgentBridgeOptions options, ICallbackDesk desk, NumberingPlan numbers) : IDisposable
{
    private const int LongestName = 100;
    private const int LongestPage = 500;
    private const int MostADay = 3;

    private readonly PartitionedRateLimiter<string> _perNumber = PartitionedRateLimiter.Create<string, string>(number => RateLimitPartition.GetFixedWindowLimiter(number,
        _ => new FixedWindowRateLimiterOptions { PermitLimit = MostADay, Window = TimeSpan.FromDays(1) }));

    public async Task<Results<Accepted, ProblemHttpResult>> RequestAsync(WebCallbackRequest request, CancellationToken ct)
    {
        var rules = options.WebCalls;
        var number = numbers.Read(request.Number ?? "");
        var faults = Check.All(
            Check.Given("number", request.Number) ?? (number is null ? FieldFault.NotPhone("number", Short(request.Number!)) : MayBeCalled(number) ? null
                : new FieldFault("number", FaultCode.Barred, "is not called from here")),
            Check.Longest("name", request.Name, LongestName), Check.Longest("page", request.Page, LongestPage), Check.OneOf("language", request.Language, "en", "zh"));
        if (faults.Count > 0)
        {
            return ProblemResponses.Invalid(faults);
        }

        var waiting = await desk.ListAsync(new CallbackQuery(CallbackState.Waiting, rules.MaxCallbacks) { Queue = rules.CallbackQueue }, ct);
        using var today = _perNumber.AttemptAcquire(number!);
        if (waiting.Count >= rules.MaxCallbacks || !today.IsAcquired)
        {
            return NotNow();
        }

        var result = await desk.RequestAsync(new NewCallback(number!, Given(request.Name), rules.CallbackQueue, Given(request.Page), TicketSource.Web) { Language = request.Language ?? "en" }, ct);
        return result.Callback is not null || result.Error is { Code: FaultCode.Taken } ? TypedResults.Accepted((string?)null) : NotNow();
    }

    private static ProblemHttpResult NotNow() => ProblemResponses.Refuse(StatusCodes.Status503ServiceUnavailable, "tooManyCalls", "No more calls are taken now.");

    public void Dispose() => _perNumber.Dispose();

    private bool MayBeCalled(string number) => !numbers.IsEmergency(number) && numbers.ClassOf(number) switch
    {
        NumberClass.Usual => number.StartsWith('+'),
        NumberClass.International => options.WebCalls.CallbackPrefixes.Any(prefix => number.StartsWith(numbers.NormalizePrefix(prefix), StringComparison.Ordinal)),
        _ => false,
    };

    private static string Short(string text) => text.Length > LongestName ? text[..LongestName] : text.Trim();

    private static string? Given(string? text) => text?.Trim() is { Length: > 0 } given ? given : null;
}
