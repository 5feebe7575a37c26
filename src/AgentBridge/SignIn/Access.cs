using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;

namespace CallCenter.AgentBridge.SignIn;

/// <summary>Who may what. An administrator may do all that a supervisor may; only agents have a desk.</summary>
internal static class Access
{
    public const string Scheme = "session";
    public const string Agent = "agent";
    public const string Supervisor = "supervisor";
    public const string Admin = "admin";
    public const string SessionClaim = "sid";

    public static void Policies(AuthorizationOptions options)
    {
        options.AddPolicy(Agent, p => p.RequireRole(Agent));
        options.AddPolicy(Supervisor, p => p.RequireRole(Supervisor, Admin));
        options.AddPolicy(Admin, p => p.RequireRole(Admin));
    }

    public static ClaimsPrincipal Principal(UserProfile profile, string session)
    {
        var claims = new List<Claim> { new(ClaimTypes.NameIdentifier, profile.User), new(ClaimTypes.Name, profile.User), new(SessionClaim, session) };
        claims.AddRange(RoleNames.Of(profile.Roles).Select(r => new Claim(ClaimTypes.Role, r)));
        return new ClaimsPrincipal(new ClaimsIdentity(claims, Scheme));
    }

    public static string User(this ClaimsPrincipal principal) => principal.Identity?.Name ?? "";

    public static bool Supervises(this ClaimsPrincipal principal) => principal.IsInRole(Supervisor) || principal.IsInRole(Admin);
}

/// <summary>Roles as the API writes them: a list of words.</summary>
internal static class RoleNames
{
    private static readonly (Roles Role, string Name)[] All =
        [(Roles.Agent, Access.Agent), (Roles.Supervisor, Access.Supervisor), (Roles.Admin, Access.Admin)];

    public static IReadOnlyList<string> Of(Roles roles) => [.. All.Where(r => roles.HasFlag(r.Role)).Select(r => r.Name)];

    /// <summary>Null when a word is no role or the list is empty.</summary>
    public static Roles? Parse(IReadOnlyList<string> names)
    {
        var roles = Roles.None;
        foreach (var name in names)
        {
            var role = Array.Find(All, r => r.Name == name).Role;
            if (role == Roles.None)
            {
                return null;
            }

            roles |= role;
        }

        return roles == Roles.None ? null : roles;
    }
}
