using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CallCenter.CallControl.Tests.Support;

/// <summary>A carrier that answers every INVITE with one status, or says nothing at all (0); keeps what it was sent.</summary>
internal sealed class RawCarrier : IDisposable
{
    private readonly UdpClient _socket = new(new IPEndPoint(IPAddress.Loopback, 0));
    private readonly int _status;

    public RawCarrier(int status)
    {
        _status = status;
        _ = RunAsync();
    }

    public ConcurrentQueue<string> Invites { get; } = new();

    public int Port => ((IPEndPoint)_socket.Client.LocalEndPoint!).Port;

    /// <summary>A trunk that leads here.</summary>
    public TrunkSettings Trunk(string name, int priority = 1) =>
        new(name) { Addresses = ["203.0.113.1"], Host = "127.0.0.1", Port = Port, Priority = priority };

    public void Dispose() => _socket.Dispose();

    private async Task RunAsync()
    {
        try
        {
            while (true)
            {
                var packet = await _socket.ReceiveAsync();
                var request = Encoding.UTF8.GetString(packet.Buffer);
                if (!request.StartsWith("INVITE ", StringComparison.Ordinal))
                {
                    continue;
                }

                Invites.Enqueue(request);
                if (_status > 0)
                {
                    var headers = request.Split("\r\n").Where(l => l.StartsWith("Via:", StringComparison.Ordinal) || l.StartsWith("From:", StringComparison.Ordinal)
                        || l.StartsWith("Call-ID:", StringComparison.Ordinal) || l.StartsWith("CSeq:", StringComparison.Ordinal));
                    var to = request.Split("\r\n").First(l => l.StartsWith("To:", StringComparison.Ordinal));
                    await _socket.SendAsync(Encoding.UTF8.GetBytes(
                        $"SIP/2.0 {_status} No\r\n{string.Join("\r\n", headers)}\r\n{to};tag=c\r\nContent-Length: 0\r\n\r\n"), packet.RemoteEndPoint);
                }
            }
        }
        catch (Exception e) when (e is ObjectDisposedException or SocketException)
        {
            // the test is over
        }
    }
}
