using System.Net;
using System.Net.Sockets;

namespace CallCenter.CallControl.Outbound;

/// <summary>The address of a trunk's host, to know which of our own addresses faces it.</summary>
internal static class TrunkAddress
{
    public static async Task<IPAddress?> ResolveAsync(string host, CancellationToken ct)
    {
        if (IPAddress.TryParse(host, out var literal))
        {
            return literal;
        }

        try
        {
            var found = await Dns.GetHostAddressesAsync(host, ct);
            return found.FirstOrDefault(a => a.AddressFamily == AddressFamily.InterNetwork) ?? found.FirstOrDefault();
        }
        catch (Exception e) when (e is SocketException or OperationCanceledException)
        {
            return null;
        }
    }
}
