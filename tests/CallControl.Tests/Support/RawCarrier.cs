using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CallCenter.CallControl.Tests.Support;

/// <summary>A carrier that answers every INVITE with one status, or says nothing at all (0); keeps what it was sent.</summary>
internal sealed class RawCarrier : IDisposable
{
    private static readonly string[] Repeated = ["Via:", "From:", "Call-ID:", "CSeq:"];

    private readonly UdpClient _socket;
    private readonly int _status;
    private readonly bool _isRegistrar;
    private int _registrations;

    /// <param name="isRegistrar">takes REGISTER of anybody, and says that it is there.</param>
    /// <param name="port">0 = any.</param>
    public RawCarrier(int status, bool isRegistrar = false, int port = 0)
    {
        (_status, _isRegistrar) = (status, isRegistrar);
        _socket = new UdpClient(new IPEndPoint(IPAddress.Loopback, port));
        _ = RunAsync();
    }

    public int Registrations => Volatile.Read(ref _registrations);

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
                if (StatusFor(request) is > 0 and var status)
                {
                    var lines = request.Split("\r\n");
                    var headers = lines.Where(l => Repeated.Any(name => l.StartsWith(name, StringComparison.Ordinal)));
                    var to = lines.First(l => l.StartsWith("To:", StringComparison.Ordinal));
                    await _socket.SendAsync(Encoding.UTF8.GetBytes(
                        $"SIP/2.0 {status} X\r\n{string.Join("\r\n", headers)}\r\n{to};tag=c\r\nContent-Length: 0\r\n\r\n"), packet.RemoteEndPoint);
                }
            }
        }
        catch (Exception e) when (e is ObjectDisposedException or SocketException)
        {
            // the test is over
        }
    }

    private int StatusFor(string request)
    {
        switch (request.Split(' ')[0])
        {
            case "INVITE":
                Invites.Enqueue(request);
                return _status;
            case "REGISTER" when _isRegistrar:
                Interlocked.Increment(ref _registrations);
                return 200;
            case "OPTIONS" when _isRegistrar:
                return 200;
            default:
                return 0;
        }
    }
}
