using System.Net;
using System.Net.Sockets;
using CallCenter.CtiServer.Options;

namespace CallCenter.CtiServer.Hosting;

/// <summary>Binds the server's ports and lets go of them, before anything is loaded: a taken one is said at once and alone.</summary>
internal static class PortCheck
{
    /// <summary>Null, or one line that says which setting cannot be had.</summary>
    public static string? Trouble(ServerSettings settings)
    {
        var sip = new IPEndPoint(settings.Sip.Bind, settings.Sip.Port);
        if ((Bind(sip, SocketType.Dgram, ProtocolType.Udp) ?? Bind(sip, SocketType.Stream, ProtocolType.Tcp)) is { } why)
        {
            return $"Sip:Port = \"{settings.Sip.Port}\" on Sip:Bind = \"{settings.Sip.Bind}\": {why}; choose another with --Sip:Port=PORT";
        }

        if (settings.Sip.Tls is { } tls && Bind(new IPEndPoint(settings.Sip.Bind, tls.Port), SocketType.Stream, ProtocolType.Tcp) is { } taken)
        {
            return $"Sip:TlsPort = \"{tls.Port}\" on Sip:Bind = \"{settings.Sip.Bind}\": {taken}; choose another with --Sip:TlsPort=PORT";
        }

        return Urls(settings)
            .Select(url => WebEndPoint(url) is { } web && Bind(web, SocketType.Stream, ProtocolType.Tcp) is { } reason
                ? $"Urls = \"{url}\": {reason}; choose another with --Urls=http://HOST:PORT"
                : null)
            .FirstOrDefault(trouble => trouble is not null);
    }

    /// <summary>The ports of the pages.</summary>
    public static IEnumerable<int> WebPorts(ServerSettings settings) => Urls(settings).Select(WebEndPoint).OfType<IPEndPoint>().Select(web => web.Port);

    private static string[] Urls(ServerSettings settings) => settings.Urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    // What is no plain address is left to the web server, which refuses it itself.
    private static IPEndPoint? WebEndPoint(string url)
    {
        try
        {
            var address = BindingAddress.Parse(url);
            return address.IsUnixPipe || address.IsNamedPipe ? null
                : address.Host == "localhost" ? new IPEndPoint(IPAddress.Loopback, address.Port)
                : new IPEndPoint(IPAddress.TryParse(address.Host, out var ip) ? ip : IPAddress.Any, address.Port);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static string? Bind(IPEndPoint local, SocketType type, ProtocolType protocol)
    {
        try
        {
            using var socket = new Socket(local.AddressFamily, type, protocol);
            socket.Bind(local);
            return null;
        }
        catch (SocketException e)
        {
            return e.Message;
        }
    }
}
