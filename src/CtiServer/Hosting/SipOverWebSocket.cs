using System.Net;
using CallCenter.CtiServer.Options;
using CallCenter.SipStack.Transport;

namespace CallCenter.CtiServer.Hosting;

/// <summary>SIP for browsers on the pages' port (RFC 7118): who they are is asked by SIP itself.</summary>
internal static class SipOverWebSocket
{
    private static readonly WebSocketOptions Options = new()
    {
        // a browser that is gone without a word is found out, and its telephone unregistered, within that
        KeepAliveInterval = TimeSpan.FromSeconds(30), KeepAliveTimeout = TimeSpan.FromSeconds(15),
    };

    /// <summary>Before the pages' own middleware is put in.</summary>
    public static void UseSipWebSockets(this WebApplication app) => app.UseWebSockets(Options);

    public static void MapSipWebSockets(this WebApplication app, SipSettings sip)
    {
        if (sip.WebSocketPath is not { } path)
        {
            return;
        }

        var sockets = app.Services.GetRequiredService<SipWebSockets>();
        // by HTTP/2 a browser asks by CONNECT (RFC 8441)
        app.MapMethods(path, [HttpMethods.Get, HttpMethods.Connect], http => ServeAsync(http, sockets, sip.WebSocketOrigins, app.Lifetime.ApplicationStopping)).AllowAnonymous();
    }

    private static async Task ServeAsync(HttpContext http, SipWebSockets sockets, IReadOnlyList<string> origins, CancellationToken stop)
    {
        if (!http.WebSockets.WebSocketRequestedProtocols.Contains(SipWebSockets.Protocol))
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
        }
        else if (!IsWelcome(http.Request, origins))
        {
            http.Response.StatusCode = StatusCodes.Status403Forbidden;
        }
        else
        {
            var socket = await http.WebSockets.AcceptWebSocketAsync(SipWebSockets.Protocol);
            var peer = new IPEndPoint(http.Connection.RemoteIpAddress ?? IPAddress.None, http.Connection.RemotePort);
            peer.Address = peer.Address.IsIPv4MappedToIPv6 ? peer.Address.MapToIPv4() : peer.Address;
            await sockets.ServeAsync(socket, peer, http.Request.IsHttps, stop);
        }
    }

    // What is no browser sends no Origin and could send any: the password is what counts. A browser is kept from being used by foreign pages.
    private static bool IsWelcome(HttpRequest request, IReadOnlyList<string> origins)
    {
        var origin = request.Headers.Origin.ToString();
        return origin.Length == 0 || origins.Contains(origin, StringComparer.OrdinalIgnoreCase)
            || (Uri.TryCreate(origin, UriKind.Absolute, out var uri) && string.Equals(uri.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase));
    }
}
