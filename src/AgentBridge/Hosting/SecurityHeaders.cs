namespace CallCenter.AgentBridge.Hosting;

internal static class SecurityHeaders
{
    // Ant Design writes its styles into the page, hence 'unsafe-inline' for styles alone.
    private const string ContentPolicy = "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; " +
        "font-src 'self' data:; connect-src 'self'; media-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    /// <summary>One page's own script, which it names by a word that nobody can guess.</summary>
    public static void AllowScript(HttpContext context, string nonce) => context.Response.Headers.ContentSecurityPolicy =
        ContentPolicy.Replace("script-src 'self'", $"script-src 'self' 'nonce-{nonce}'", StringComparison.Ordinal);

    public static void UseSecurityHeaders(this WebApplication app)
    {
        var options = app.Services.GetRequiredService<AgentBridgeOptions>();
        var visitors = options.WebCalls;
        var usual = options.FrameOrigins.Count == 0 ? ContentPolicy : $"{ContentPolicy}; frame-src 'self' {string.Join(' ', options.FrameOrigins)}";
        var shown = ContentPolicy.Replace("frame-ancestors 'none'", $"frame-ancestors 'self' {string.Join(' ', visitors.Origins)}", StringComparison.Ordinal);
        app.Use((context, next) => AddAsync(context, next, usual, visitors.IsOn && context.Request.Path == WebCallRules.Page ? shown : null));
    }

    /// <param name="usual">the policy of all pages.</param>
    /// <param name="shown">the policy of the one page that other sites may show in theirs; null for all others.</param>
    private static Task AddAsync(HttpContext context, RequestDelegate next, string usual, string? shown)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = shown ?? usual;
        headers.XContentTypeOptions = "nosniff";
        if (shown is null)
        {
            headers.XFrameOptions = "DENY";
        }

        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        if (context.Request.Path.StartsWithSegments("/api"))
        {
            headers.CacheControl = "no-store";
        }

        return next(context);
    }
}
