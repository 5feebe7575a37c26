using System.Security.Claims;
using CallCenter.AgentBridge.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CallCenter.AgentBridge.SignIn;

internal static class SessionEndpoints
{
    public static void MapSession(this IEndpointRouteBuilder api)
    {
        var session = api.MapGroup("/session").WithTags("session");
        session.MapPost("", SignInAsync).AllowAnonymous().RequireRateLimiting(SignInExtensions.RateLimit);
        session.MapGet("", WhoAsync);
        session.MapPatch("", ChangeAsync).RequireRateLimiting(SignInExtensions.RateLimit);
    }

    private static async Task<Results<Ok<SessionAnswer>, ProblemHttpResult>> SignInAsync(SignInRequest request, HttpContext http, IUserStore users,
        Passwords passwords, SignInGuard guard, SessionStore sessions, IAgentDesk desk, TimeProvider clock)
    {
        var user = request.User?.Trim() ?? "";
        if (user.Length is 0 or > 64 || request.Password is not { Length: > 0 and <= Passwords.Longest })
        {
            return Wrong();
        }

        var address = http.Connection.RemoteIpAddress?.ToString() ?? "";
        UserProfile? profile = null;
        var good = await guard.TryAsync(user, address, async () =>
        {
            profile = await users.GetAsync(user, http.RequestAborted);
            var secrets = profile is null ? null : await users.GetSecretsAsync(user, http.RequestAborted);
            return passwords.Verify(user, secrets?.PasswordHash, request.Password) && !profile!.Disabled;
        }, http.RequestAborted);
        switch (good)
        {
            case null:
                http.Response.Headers.RetryAfter = "10";
                return ProblemResponses.Refuse(StatusCodes.Status429TooManyRequests, "tooManyTries", "Too many tries at once.");
            case false:
                return Wrong();
        }

        var (token, _) = sessions.Begin(user);
        SetCookie(http, token);
        await StartWorkAsync(profile!, desk);
        return TypedResults.Ok(new SessionAnswer(token, user, profile!.Name, RoleNames.Of(profile.Roles), profile.Language, clock.GetUtcNow()));
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

    private static async Task<Results<Ok<Who>, ProblemHttpResult>> WhoAsync(ClaimsPrincipal who, IUserStore users, TimeProvider clock, CancellationToken ct) =>
        await users.GetAsync(who.User(), ct) is { } profile
            ? TypedResults.Ok(new Who(profile.User, profile.Name, RoleNames.Of(profile.Roles), profile.Language, clock.GetUtcNow()))
            : ProblemResponses.NotFound("user");

    private static async Task<Results<NoContent, ProblemHttpResult>> ChangeAsync(SessionChange change, ClaimsPrincipal who, HttpContext http,
        IUserStore users, Passwords passwords, SignInGuard guard, SessionStore sessions)
    {
        var user = who.User();
        var profile = (await users.GetAsync(user, http.RequestAborted))!;
        if (Check.OneOf("language", change.Language, "en", "zh") is { } wrongLanguage)
        {
            return ProblemResponses.Invalid(wrongLanguage);
        }

        if (change.Password is { } password)
        {
            if (Check.Length("password", password, Passwords.Shortest, Passwords.Longest) is { } wrongLength)
            {
                return ProblemResponses.Invalid(wrongLength);
            }

            var secrets = await users.GetSecretsAsync(user, http.RequestAborted);
            var good = await guard.TryAsync(user, "own", () => Task.FromResult(passwords.Verify(user, secrets?.PasswordHash, change.CurrentPassword ?? "")),
                http.RequestAborted);
            if (good is not true)
            {
                return ProblemResponses.Invalid(new FieldFault("currentPassword", FaultCode.WrongPassword, "wrong"));
            }

            await users.SetSecretsAsync(user, new UserSecrets(passwords.Hash(user, password), null, null), http.RequestAborted);
            sessions.EndAllOf(user, except: who.FindFirstValue(Access.SessionClaim));
        }

        if (change.Language is { } language && language != profile.Language)
        {
            await users.ChangeAsync(user, now => now with { Language = language }, http.RequestAborted);
        }

        return TypedResults.NoContent();
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
