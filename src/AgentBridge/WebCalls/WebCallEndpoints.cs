using System.Threading.RateLimiting;
using CallCenter.AgentBridge.Hosting;
using CallCenter.AgentBridge.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.RateLimiting;

namespace CallCenter.AgentBridge.WebCalls;

/// <summary>
/// Visitors who call from a web page: the page "/call", which only the named sites may show in theirs, and the call itself. Nobody signs in.
/// </summary>
internal static class WebCallEndpoints
{
    private const string Limit = "webCalls";
    private const int LargestBody = 16 * 1024;
    private const int LongestName = 100;
    private const int LongestPage = 500;
    private const int LongestCustomer = 100;

    /// <summary>How often one address may call.</summary>
    public static void AddWebCallLimit(this IServiceCollection services, int perMinute) => services.AddRateLimiter(limits =>
    {
        limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limits.AddPolicy(Limit, http => RateLimitPartition.GetFixedWindowLimiter(ClientAddress.Of(http), _ => new FixedWindowRateLimiterOptions
        {
            PermitLimit = perMinute, Window = TimeSpan.FromMinutes(1),
        }));
    });

    public static void MapWebCalls(this WebApplication app)
    {
        var rules = app.Services.GetRequiredService<AgentBridgeOptions>().WebCalls;
        if (!rules.IsOn)
        {
            return;
        }

        var page = Path.Combine(Path.GetFullPath(app.Services.GetRequiredService<AgentBridgeOptions>().WebRoot), "call.html");
        app.MapGet(WebCallRules.Page, () => TypedResults.PhysicalFile(page, "text/html; charset=utf-8")).AllowAnonymous().ExcludeFromDescription();
        app.MapGet("/api/v1/webcalls", () => TypedResults.Ok(new WebCallOffer(rules.CallbackQueue is not null))).AllowAnonymous().WithTags("webcalls");
        if (rules.CallbackQueue is not null)
        {
            app.MapPost("/api/v1/webcalls/callback", CallBackAsync).AllowAnonymous().RequireRateLimiting(Limit).WithTags("webcalls")
                .WithMetadata(new Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute(LargestBody));
        }

        app.MapPost("/api/v1/webcalls", Call).AllowAnonymous().RequireRateLimiting(Limit).WithTags("webcalls")
            .WithMetadata(new Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute(LargestBody));
    }

    /// <summary>Wishes to be called, from our page or the named sites.</summary>
    private static async Task<Results<Accepted, ProblemHttpResult>> CallBackAsync(WebCallbackRequest request, HttpContext http, AgentBridgeOptions options, WebCallbackDesk desk,
        CancellationToken ct) =>
        !IsAllowed(http.Request, options.WebCalls) ? NotAllowed() : await desk.RequestAsync(request, ct);

    private static ProblemHttpResult NotAllowed() =>
        ProblemResponses.Refuse(StatusCodes.Status403Forbidden, "origin", "Calls from this web site are not allowed (WebCalls:Origins).");

    private static Results<Ok<WebCallAnswer>, ProblemHttpResult> Call(WebCallRequest request, HttpContext http, AgentBridgeOptions options,
        IVisitorCalls visitors, TimeProvider clock)
    {
        var rules = options.WebCalls;
        if (!IsAllowed(http.Request, rules))
        {
            return NotAllowed();
        }

        if (Faults(request, rules, clock) is { Count: > 0 } faults)
        {
            return ProblemResponses.Invalid(faults);
        }

        var call = new VisitorCall(rules.NumberFor(request.To)!, request.Sdp!, http.Connection.RemoteIpAddress!, Given(request.Name), DataOf(request));
        return visitors.Open(call) switch
        {
            VisitorOutcome.Opened opened => TypedResults.Ok(new WebCallAnswer(opened.Call, opened.Answer)),
            VisitorOutcome.Refused { Why: not BrowserLineRefusal.NoPort } => ProblemResponses.Invalid(new FieldFault("sdp", FaultCode.Malformed, "no offer of sound that can be taken")),
            _ => ProblemResponses.Refuse(StatusCodes.Status503ServiceUnavailable, "tooManyCalls", "No more calls are taken now."),
        };
    }

    // Our own page, which the browser shows only within the named sites, or those sites' own programs.
    private static bool IsAllowed(HttpRequest request, WebCallRules rules)
    {
        var origin = request.Headers.Origin.ToString();
        return rules.Origins.Contains(origin, StringComparer.OrdinalIgnoreCase)
            || (Uri.TryCreate(origin, UriKind.Absolute, out var uri) && uri.Authority.Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase));
    }

    private static IReadOnlyList<FieldFault> Faults(WebCallRequest r, WebCallRules rules, TimeProvider clock) => Check.All(
        string.IsNullOrEmpty(r.Sdp) ? FieldFault.Missing("sdp") : null,
        rules.NumberFor(r.To) is null ? FieldFault.NotOneOf("to", rules.Numbers) : null,
        Check.Longest("name", r.Name, LongestName),
        Check.Longest("page", r.Page, LongestPage),
        Check.Longest("customer", r.Customer, LongestCustomer),
        string.IsNullOrEmpty(r.Customer) || (rules.Secret is { } secret && r is { Expires: { } expires, Signature: { } signature }
            && CustomerSignature.Fits(secret, r.Customer, expires, signature, clock.GetUtcNow()))
            ? null
            : new FieldFault("signature", FaultCode.Malformed, "does not fit the customer, or is too old"));

    private static Dictionary<string, string> DataOf(WebCallRequest request)
    {
        var data = new Dictionary<string, string>();
        foreach (var (name, value) in new[] { ("web-name", Given(request.Name)), ("web-page", Given(request.Page)), ("customer-id", Given(request.Customer)) })
        {
            if (value is not null)
            {
                data[name] = value;
            }
        }

        return data;
    }

    private static string? Given(string? text) => text?.Trim() is { Length: > 0 } given ? given : null;
}
