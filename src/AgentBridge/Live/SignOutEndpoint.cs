using System.Security.Claims;
using CallCenter.AgentBridge.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CallCenter.AgentBridge.Live;

internal static class SignOutEndpoint
{
    public static void MapSignOut(this IEndpointRouteBuilder api) => api.MapDelete("/session", SignOutAsync).WithTags("session");

    /// <summary>Ends the session, and an agent's work with it, whatever other sessions are forgotten somewhere: only an open page keeps it.</summary>
    private static async Task<NoContent> SignOutAsync(ClaimsPrincipal who, HttpContext http, SessionStore sessions, PageConnections pages,
        IAgentDesk desk)
    {
        var session = who.FindFirstValue(Access.SessionClaim)!;
        sessions.End(session);
        http.Response.Cookies.Delete(SessionAuthentication.CookieName);
        if (who.IsInRole(Access.Agent) && !pages.AnyOf(who.User(), exceptSession: session))
        {
            await desk.SignOutAsync(who.User());
        }

        return TypedResults.NoContent();
    }
}
