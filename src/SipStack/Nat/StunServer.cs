using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using CallCenter.SipStack.Names;

namespace CallCenter.SipStack.Nat;

/// <summary>Somebody outside who says as whom we are seen.</summary>
/// <param name="Port">0 = as DNS says (SRV), else 3478.</param>
public sealed record StunServer(string Host, int Port = 0)
{
    private const int DefaultPort = 3478;

    // RFC 8489 §6.2.1, cut short: who has not answered three times is asked again later anyway.
    private static readonly TimeSpan[] Waits = [TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2)];

    public override string ToString() => Port == 0 ? $"stun:{Host}" : $"stun:{Host}:{Port}";

    /// <summary>Null when nobody answers.</summary>
    internal async Task<IPAddress?> AskAsync(NameResolver names, TimeProvider time, CancellationToken ct)
    {
        var server = await FindAsync(names, ct);
        return server is null ? null : await AskAsync(server, time, ct);
    }

    private static async Task<IPAddress?> AskAsync(IPEndPoint server, TimeProvider time, CancellationToken ct)
    {
        using var socket = new Socket(server.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        var transaction = RandomNumberGenerator.GetBytes(StunBinding.TransactionSize);
        var request = new byte[StunBinding.RequestSize];
        StunBinding.WriteRequest(request, transaction);
        foreach (var wait in Waits)
        {
            using var limit = new CancellationTokenSource(wait, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, ct);
            try
            {
                // connected: the system takes answers of the one who was asked alone
                await socket.ConnectAsync(server, either.Token);
                await socket.SendAsync(request, either.Token);
                return await ReadAsync(socket, transaction, either.Token);
            }
            catch (OperationCanceledException) when (!ct.IsCancellationRequested)
            {
                // once more
            }
            catch (SocketException)
            {
                await Task.Delay(wait, time, ct);
            }
        }

        return null;
    }

    private static async Task<IPAddress> ReadAsync(Socket socket, byte[] transaction, CancellationToken ct)
    {
        var buffer = new byte[1500];
        while (true)
        {
            var length = await socket.ReceiveAsync(buffer, ct);
            if (StunBinding.ReadAnswer(buffer.AsSpan(0, length), transaction) is { } seen)
            {
                return seen.Address;
            }
        }
    }

    private async Task<IPEndPoint?> FindAsync(NameResolver names, CancellationToken ct)
    {
        if (Port == 0 && Host.Contains('.') && !IPAddress.TryParse(Host, out _))
        {
            foreach (var service in SrvOrder.Of(await names.ServicesAsync($"_stun._udp.{Host}", ct), Random.Shared))
            {
                if (await names.AddressesAsync(service.Target, ct) is [var there, ..])
                {
                    return new IPEndPoint(there, service.Port);
                }
            }
        }

        return await names.AddressesAsync(Host, ct) is [var address, ..] ? new IPEndPoint(address, Port == 0 ? DefaultPort : Port) : null;
    }
}
