using System.Security.Claims;
using CallCenter.AgentBridge.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CallCenter.AgentBridge.SignIn;

internal static class SessionEndpoints
{
    public static void MapSession(this IEndpointRouteBuilder api)
    {
        var session = api.MapGroup("/session").WithTags("session");
        session.MapSignIn();
        session.MapGet("", WhoAsync);
        session.MapPatch("", ChangeAsync);
    }

    private static async Task<Results<Ok<Who>, ProblemHttpResult>> WhoAsync(ClaimsPrincipal who, IUserStore users, TimeProvider clock, CancellationToken ct) =>
        await users.GetAsync(who.User(), ct) is { } profile
            ? TypedResults.Ok(new Who(profile.User, profile.Name, RoleNames.Of(profile.Roles), profile.Language, clock.GetUtcNow(), profile.Telephone))
            : ProblemResponses.NotFound("user");

    private static async Task<Results<NoContent, ProblemHttpResult>> ChangeAsync(SessionChange change, ClaimsPrincipal who, HttpContext http,
        IUserStore users, Passwords passwords, SignInGuard guard, SessionStore sessions)
    {
        var user = who.User();
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
            var attempt = new SignInAttempt(user, ClientAddress.Of(http), who.FindFirstValue(Access.SessionClaim));
            var outcome = await guard.TryAsync(attempt, () => Task.FromResult(passwords.Verify(user, secrets?.PasswordHash, change.CurrentPassword ?? "")),
                http.RequestAborted);
            if (outcome == SignInOutcome.TooMany)
            {
                return SignInEndpoint.TooMany(http);
            }

            if (outcome != SignInOutcome.Good)
            {
                return ProblemResponses.Invalid(new FieldFault("currentPassword", FaultCode.WrongPassword, "wrong"));
            }

            await users.SetSecretsAsync(user, new UserSecrets(passwords.Hash(user, password), null, null), http.RequestAborted);
            sessions.EndAllOf(user, except: who.FindFirstValue(Access.SessionClaim));
        }

        if (change is not { Language: null, Telephone: null })
        {
            await users.ChangeAsync(user, now => now with { Language = change.Language ?? now.Language, Telephone = change.Telephone ?? now.Telephone }, http.RequestAborted);
        }

        return TypedResults.NoContent();
    }

}
