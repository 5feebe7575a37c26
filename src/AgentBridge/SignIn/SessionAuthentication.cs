using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace CallCenter.AgentBridge.SignIn;

/// <summary>Knows the user by the bearer token or by the cookie; for the hub also by the query, where browsers can set no header.</summary>
internal sealed class SessionAuthentication(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder,
    SessionStore sessions, KnownUsers users) : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public const string CookieName = "callcenter_session";
    private const string Bearer = "Bearer ";

    /// <summary>True when the browser itself sent the proof, so that another site could have caused the request.</summary>
    public static bool CameByCookie(HttpContext context) =>
        context.Request.Headers.Authorization.Count == 0 && context.Request.Cookies.ContainsKey(CookieName);

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Token() is not { } token)
        {
            return AuthenticateResult.NoResult();
        }

        if (sessions.Find(token) is not { } session)
        {
            return AuthenticateResult.Fail("unknown or expired session");
        }

        var profile = await users.GetAsync(session.User, Context.RequestAborted);
        return profile is null or { Disabled: true }
            ? AuthenticateResult.Fail("no such user")
            : AuthenticateResult.Success(new AuthenticationTicket(Access.Principal(profile, session.Key), Scheme.Name));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers[HeaderNames.WWWAuthenticate] = "Bearer";
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        return Task.CompletedTask;
    }

    private string? Token()
    {
        var header = Request.Headers.Authorization.ToString();
        if (header.Length > 0)
        {
            return header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? header[Bearer.Length..].Trim() : null;
        }

        if (Request.Path.StartsWithSegments("/hubs") && Request.Query.TryGetValue("access_token", out var query))
        {
            return query.ToString();
        }

        return Request.Cookies.TryGetValue(CookieName, out var cookie) ? cookie : null;
    }
}
