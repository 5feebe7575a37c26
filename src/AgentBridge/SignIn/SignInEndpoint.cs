using CallCenter.AgentBridge.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CallCenter.AgentBridge.SignIn;

internal static class SignInEndpoint
{
    private const int LargestBody = 8 * 1024;
    private const int LongestUser = 64;

    public static void MapSignIn(this IEndpointRouteBuilder session) =>
        session.MapPost("", SignInAsync).AllowAnonymous().WithMetadata(new RequestSizeLimitAttribute(LargestBody));

    public static ProblemHttpResult TooMany(HttpContext http)
    {
        http.Response.Headers.RetryAfter = "10";
        return ProblemResponses.Refuse(StatusCodes.Status429TooManyRequests, "tooManyTries", "Too many tries at once.");
    }

    /// <summary>Unknown, disabled or with another password: the answer and its time are the same.</summary>
    private static async Task<Results<Ok<SessionAnswer>, ProblemHttpResult>> SignInAsync(SignInRequest request, HttpContext http, IUserStore users,
        Passwords passwords, SignInGuard guard, SessionStore sessions, IAgentDesk desk, TimeProvider clock)
    {
        var user = request.User?.Trim() ?? "";
        if (user.Length is 0 or > LongestUser || request.Password is not { Length: > 0 and <= Passwords.Longest } password)
        {
            return Wrong();
        }

        var profile = await users.GetAsync(user, http.RequestAborted);
        var hash = profile is null ? null : (await users.GetSecretsAsync(user, http.RequestAborted))?.PasswordHash;
        var device = KnownDevice.Find(http.Request, user, hash);
        var known = http.User.User() == user ? http.User.FindFirst(Access.SessionClaim)?.Value : device;
        var outcome = await guard.TryAsync(new SignInAttempt(user, ClientAddress.Of(http), known),
            () => Task.FromResult(passwords.Verify(user, hash, password) && profile is { Disabled: false }), http.RequestAborted);
        switch (outcome)
        {
            case SignInOutcome.TooMany:
                return TooMany(http);
            case SignInOutcome.Wrong:
                return Wrong();
        }

        var (token, _) = sessions.Begin(user);
        SetCookie(http, token);
        if (device is null)
        {
            KnownDevice.Mark(http, user, hash!);
        }

        await StartWorkAsync(profile!, desk);
        return TypedResults.Ok(new SessionAnswer(token, user, profile!.Name, RoleNames.Of(profile.Roles), profile.Language, clock.GetUtcNow(),
            profile.Telephone));
    }

    private static ProblemHttpResult Wrong() =>
        ProblemResponses.Refuse(StatusCodes.Status401Unauthorized, "wrongPassword", "Wrong user or password.");

    private static async Task StartWorkAsync(UserProfile profile, IAgentDesk desk)
    {
        if (profile.Roles.HasFlag(Roles.Agent) && desk.View(profile.User) is null or { State: AgentState.SignedOut })
        {
            await desk.SignInAsync(profile.User);
        }
    }

    private static void SetCookie(HttpContext http, string token) =>
        http.Response.Cookies.Append(SessionAuthentication.CookieName, token, new CookieOptions
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Strict,
            Secure = http.Request.IsHttps,
            Path = "/",
            MaxAge = SessionStore.Longest,
        });
}
