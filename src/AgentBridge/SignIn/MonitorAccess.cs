using System.Net;
using CallCenter.AgentBridge.Hosting;
using Microsoft.Extensions.Primitives;

namespace CallCenter.AgentBridge.SignIn;

/// <summary>Who may see figures and the details of parts: supervisors, and unasked whoever comes from a network that is named for it.</summary>
internal static class MonitorAccess
{
    public static bool Allows(HttpContext http, AgentBridgeOptions options)
    {
        if (http.User.Supervises())
        {
            return true;
        }

        // A proxy that nobody has named hides who asks: behind it everybody would look like this machine.
        if (options.Proxies.Count == 0 && !StringValues.IsNullOrEmpty(http.Request.Headers["X-Forwarded-For"]))
        {
            return false;
        }

        return http.Connection.RemoteIpAddress is not { } address || IsMonitor(address, options);
    }

    public static Task GuardAsync(HttpContext http, RequestDelegate next, AgentBridgeOptions options) => Allows(http, options)
        ? next(http)
        : ProblemResponses.Refuse(StatusCodes.Status401Unauthorized, "notAMonitor", "For supervisors, and for the addresses in Http:Monitors.")
            .ExecuteAsync(http);

    private static bool IsMonitor(IPAddress address, AgentBridgeOptions options)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return options.Monitors.Any(network => network.Contains(plain));
    }
}
