using CallCenter.AgentBridge.Hosting;
using CallCenter.AgentBridge.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CallCenter.AgentBridge.Agents;

/// <summary>The people who sign in, and their phones.</summary>
internal static class AgentEndpoints
{
    public static void MapAgents(this IEndpointRouteBuilder api)
    {
        var agents = api.MapGroup("/agents").WithTags("agents");
        agents.MapGet("", ListAsync).RequireAuthorization(Access.Supervisor);
        agents.MapGet("/{user}", GetAsync).RequireAuthorization(Access.Supervisor);
        agents.MapPost("", AddAsync).RequireAuthorization(Access.Admin);
        agents.MapPatch("/{user}", ChangeAsync).RequireAuthorization(Access.Admin);
        agents.MapDelete("/{user}", AgentRemoval.DeleteAsync).RequireAuthorization(Access.Admin);
    }

    private static async Task<Ok<List<AgentAnswer>>> ListAsync(IUserStore users, CancellationToken ct)
    {
        var answers = new List<AgentAnswer>();
        foreach (var profile in await users.ListAsync(ct))
        {
            answers.Add(AgentAnswer.Of(profile, await users.GetSecretsAsync(profile.User, ct)));
        }

        return TypedResults.Ok(answers);
    }

    private static async Task<Results<Ok<AgentAnswer>, ProblemHttpResult>> GetAsync(string user, IUserStore users, CancellationToken ct) =>
        await users.GetAsync(user, ct) is { } profile
            ? TypedResults.Ok(AgentAnswer.Of(profile, await users.GetSecretsAsync(user, ct)))
            : ProblemResponses.NotFound("user");

    private static async Task<Results<Created<AgentAnswer>, ProblemHttpResult>> AddAsync(AgentRequest request, IUserStore users, Passwords passwords,
        CancellationToken ct)
    {
        if (AgentRules.FaultsOfNew(request) is { Count: > 0 } faults)
        {
            return ProblemResponses.Invalid(faults);
        }

        var user = request.User!;
        var profile = Changed(new UserProfile(user, user, Roles.Agent, new Dictionary<string, int>(), [])
        {
            Telephone = request.SipPassword is null ? AgentTelephone.Browser : AgentTelephone.Sip,
        }, request);
        var secrets = passwords.Secrets(user, request.Password, request.SipPassword);
        return await users.AddAsync(profile, secrets, ct)
            ? TypedResults.Created($"/api/v1/agents/{user}", AgentAnswer.Of(profile, secrets))
            : ProblemResponses.Conflict("exists", $"There is a user {user} already.");
    }

    private static async Task<Results<Ok<AgentAnswer>, ProblemHttpResult>> ChangeAsync(string user, AgentRequest request, IUserStore users,
        Passwords passwords, SessionStore sessions, IAgentDesk desk, CancellationToken ct)
    {
        if (await users.GetAsync(user, ct) is not { } before)
        {
            return ProblemResponses.NotFound("user");
        }

        if (AgentRules.Faults(user, request) is { Count: > 0 } faults)
        {
            return ProblemResponses.Invalid(faults);
        }

        if (!AgentRules.IsAdmin(Changed(before, request)) && await AgentRemoval.IsLastAdminAsync(before, users, ct))
        {
            return AgentRemoval.LastAdmin();
        }

        if (await users.ChangeAsync(user, now => request.Version is { } seen && seen != now.Version ? null : Changed(now, request), ct) is not { } after)
        {
            return ProblemResponses.Stale("person", await users.GetAsync(user, ct) is { } kept ? AgentAnswer.Of(kept, await users.GetSecretsAsync(user, ct)) : null);
        }

        var secrets = await users.GetSecretsAsync(user, ct) ?? new UserSecrets(null, null, null);
        if (request.Password is not null || request.SipPassword is not null)
        {
            var changed = passwords.Secrets(user, request.Password, request.SipPassword);
            await users.SetSecretsAsync(user, changed, ct);
            secrets = Changed(secrets, changed);
        }

        if (after.Disabled || request.Password is not null || after.Roles != before.Roles)
        {
            sessions.EndAllOf(user);
        }

        if (after.Disabled)
        {
            await desk.SignOutAsync(user);
        }

        return TypedResults.Ok(AgentAnswer.Of(after, secrets));
    }

    private static UserProfile Changed(UserProfile p, AgentRequest r) => p with
    {
        Name = r.Name?.Trim() ?? p.Name,
        Roles = r.Roles is null ? p.Roles : RoleNames.Parse(r.Roles)!.Value,
        Skills = r.Skills ?? p.Skills,
        Queues = r.Queues ?? p.Queues,
        Language = r.Language ?? p.Language,
        Disabled = r.Disabled ?? p.Disabled,
        Telephone = r.Telephone ?? p.Telephone,
    };

    private static UserSecrets Changed(UserSecrets before, UserSecrets change) => new(
        change.PasswordHash ?? before.PasswordHash, change.SipHa1Md5 ?? before.SipHa1Md5, change.SipHa1Sha256 ?? before.SipHa1Sha256);
}
