using System.Threading.RateLimiting;
using CallCenter.AgentBridge.SignIn;
using CallCenter.CallModel.Mail;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace CallCenter.AgentBridge.Mail;

/// <summary>
/// Where the link in a circular leads. Nobody signs in. Looking changes nothing, since mail programs look at links by themselves; the button does, and so does
/// a mail program's own (RFC 8058). An id cannot be guessed, so the page says when nobody has it: it must not promise what it cannot do.
/// </summary>
internal static class OptOutPage
{
    private const string Limit = "optOuts";
    private const int MostPerMinute = 30;
    private const int LargestBody = 4 * 1024;

    private const string Ask = """<form method="post"><button>No more letters like this · 不再接收此类邮件</button></form>""";
    private const string Done = "<p>You get no more letters like this one.</p><p lang=\"zh\">您将不再收到此类邮件。</p>";

    private const string Gone = "<p>This link is not known any more. Reply to the letter and say that you want no more.</p><p lang=\"zh\">此链接已失效。请回复邮件告知不再接收。</p>";

    /// <summary>How often one address may come.</summary>
    public static void AddOptOutLimit(this IServiceCollection services) => services.AddRateLimiter(limits =>
        limits.AddPolicy(Limit, http => RateLimitPartition.GetFixedWindowLimiter(ClientAddress.Of(http), _ => new FixedWindowRateLimiterOptions
        {
            PermitLimit = MostPerMinute, Window = TimeSpan.FromMinutes(1),
        })));

    public static void MapOptOutPage(this WebApplication app)
    {
        var page = app.MapGroup("/letters/stop/{recipient:guid}").AllowAnonymous().RequireRateLimiting(Limit).ExcludeFromDescription();
        page.MapGet("", (Guid recipient) => Page(Ask));
        page.MapPost("", StopAsync).WithMetadata(new RequestSizeLimitAttribute(LargestBody));
    }

    private static async Task<ContentHttpResult> StopAsync(Guid recipient, ICircularDesk desk, CancellationToken ct) =>
        Page(await desk.OptOutAsync(recipient, ct) ? Done : Gone);

    private static ContentHttpResult Page(string content) => TypedResults.Content(
        $"""
        <!doctype html>
        <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="robots" content="noindex"><title>Letters · 邮件</title></head>
        <body style="font: 18px/1.5 sans-serif; max-width: 32em; margin: 4em auto; padding: 0 1em">{content}</body></html>
        """,
        "text/html; charset=utf-8");
}
