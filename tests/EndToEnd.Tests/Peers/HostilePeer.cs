using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CallCenter.EndToEnd.Tests.Peers;

/// <summary>A UDP socket that sends whatever it is given, and can ask by OPTIONS whether the server still answers.</summary>
internal sealed class HostilePeer : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
    private readonly byte[] _buffer = new byte[65_535];
    private int _asked;

    public HostilePeer(string address) => _socket.Bind(new IPEndPoint(IPAddress.Parse(address), 0));

    public void Send(ReadOnlySpan<byte> datagram, int port) => _socket.SendTo(datagram, new IPEndPoint(IPAddress.Loopback, port));

    /// <summary>Sends OPTIONS until it is answered, at most ten times; the answer's status, or 408.</summary>
    public async Task<int> AskOptionsAsync(int port)
    {
        var branch = $"z9hG4bKoptions{++_asked}";
        var local = (IPEndPoint)_socket.LocalEndPoint!;
        var request = Encoding.ASCII.GetBytes($"OPTIONS sip:cti.test SIP/2.0\r\nVia: SIP/2.0/UDP {local};branch={branch};rport\r\nMax-Forwards: 70\r\n"
            + $"From: <sip:probe@cti.test>;tag=p\r\nTo: <sip:cti.test>\r\nCall-ID: options-{local.Port}-{_asked}\r\nCSeq: 1 OPTIONS\r\nContent-Length: 0\r\n\r\n");
        for (var tries = 0; tries < 10; tries++)
        {
            Send(request, port);
            if (await AnswerAsync(branch) is { } status)
            {
                return status;
            }
        }

        return 408;
    }

    public void Dispose() => _socket.Dispose();

    private async Task<int?> AnswerAsync(string branch)
    {
        using var limit = new CancellationTokenSource(Patience);
        try
        {
            while (true)
            {
                var length = await _socket.ReceiveAsync(_buffer, SocketFlags.None, limit.Token);
                var answer = Encoding.Latin1.GetString(_buffer, 0, length);
                if (answer.StartsWith("SIP/2.0 ", StringComparison.Ordinal) && answer.Contains(branch + ";", StringComparison.Ordinal))
                {
                    return int.Parse(answer.AsSpan(8, 3), CultureInfo.InvariantCulture);
                }
            }
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }
}
