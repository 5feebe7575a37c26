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
