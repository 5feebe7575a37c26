using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using System.Text;
using CallCenter.Benchmarks.Load;
using CallCenter.Benchmarks.Results;

namespace CallCenter.Benchmarks.Fuzzing;

/// <summary>The same inputs by wire into the published server, from a stranger's address, while SIPp's callers hear a prompt.</summary>
internal static class WireFuzz
{
    private const int Burst = 100;
    private const int Calls = 10;
    private const int FirstRtpPort = 20000;
    private const int LastRtpPort = 24999;
    private const string Upgrade = "GET /sip HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
        + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: sip\r\n\r\n";

    private static readonly IPAddress Stranger = IPAddress.Parse("127.0.0.2");

    // shorter than the time after which a caller without sound is asked whether it is there
    private static readonly TimeSpan Talk = TimeSpan.FromSeconds(25);
    // in its first five seconds a call of which nothing was heard believes whoever sends sound (NAT); a second more for SIPp to place them all
    private static readonly TimeSpan SourcesLearnt = TimeSpan.FromSeconds(7);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    public static async Task<(int Inputs, bool Unharmed)> RunAsync(ResultFile result, int inputs, int seed)
    {
        await using var server = await Server.StartAsync("prompt", "Speech:Recognizer:en=none");
        var random = new Random(seed);
        IFuzzTarget[] datagrams = [new SipTarget(), new SipTarget(), new RtpTarget(), new RtcpTarget(), new StunTarget(), new DtlsTarget(), new SrtpTarget()];
        IFuzzTarget[] streams = [new StreamTarget(), new WebSocketTarget()];
        using var socket = Open();
        await CallsAsync(server, TimeSpan.Zero);
        var (before, clock, sent, failed) = ((double)server.MemoryMegabytes, Stopwatch.StartNew(), 0, 0);
        var deaf = false;
        while (sent < inputs && !deaf)
        {
            var calls = CallsAsync(server, Talk);
            await Task.Delay(SourcesLearnt);
            var ports = RtpPorts();
            while (sent < inputs && !calls.IsCompleted && !deaf)
            {
                sent += Flood(socket, server, datagrams, ports, random);
                sent += await StreamAsync(server, streams, random);
                deaf = !await AnswersAsync(socket, server.SipPort, sent);
            }

            failed += (await calls).Failed;
        }

        var time = clock.Elapsed;
        var after = await CallsAsync(server, TimeSpan.Zero);
        var harm = deaf ? "the server does not answer any more" : failed > 0 ? $"{failed} calls failed" : after.Failed > 0 ? "no new calls" : null;
        FuzzRun.Row(result, string.Create(CultureInfo.InvariantCulture, $"all of it by wire, {Calls} calls at a time (memory: the server's, resident)"), sent, time, before,
            server.MemoryMegabytes, harm);
        Array.ForEach([.. datagrams, .. streams], target => target.Dispose());
        return (sent, harm is null);
    }

    private static Task<SippFigures> CallsAsync(Server server, TimeSpan talk) => Sipp.CallAsync(server, Calls, Calls, talk, FirstRtpPort - 2);

    private static int Flood(Socket socket, Server server, IFuzzTarget[] targets, int[] ports, Random random)
    {
        for (var n = 0; n < Burst; n++)
        {
            var target = targets[n % targets.Length];
            target.Feed(random);
            var port = target is SipTarget || (target is StunTarget && n % 2 == 0) || ports.Length == 0 ? server.SipPort : ports[random.Next(ports.Length)];
            socket.SendTo(target.Last, new IPEndPoint(IPAddress.Loopback, port));
        }

        return Burst;
    }

    /// <summary>A connection each by TCP and by WebSocket, some messages, and away without having read.</summary>
    private static async Task<int> StreamAsync(Server server, IFuzzTarget[] targets, Random random)
    {
        const int Each = 10;
        foreach (var target in targets)
        {
            using var client = new TcpClient(new IPEndPoint(Stranger, 0));
            try
            {
                await client.ConnectAsync(IPAddress.Loopback, target is WebSocketTarget ? server.Http.BaseAddress!.Port : server.SipPort);
                var stream = client.GetStream();
                if (target is WebSocketTarget)
                {
                    await stream.WriteAsync(Encoding.ASCII.GetBytes(Upgrade));
                }

                for (var n = 0; n < Each; n++)
                {
                    target.Feed(random);
                    await stream.WriteAsync(target.Last.ToArray());
                }
            }
            catch (Exception e) when (e is IOException or SocketException)
            {
                // it hung up on us, as it should
            }
        }

        return Each * targets.Length;
    }

    private static async Task<bool> AnswersAsync(Socket socket, int port, int number)
    {
        var request = Encoding.ASCII.GetBytes($"OPTIONS sip:cti.test SIP/2.0\r\nVia: SIP/2.0/UDP {socket.LocalEndPoint};branch=z9hG4bKalive{number};rport\r\nMax-Forwards: 70\r\n"
            + $"From: <sip:probe@cti.test>;tag=p\r\nTo: <sip:cti.test>\r\nCall-ID: alive-{number}\r\nCSeq: 1 OPTIONS\r\nContent-Length: 0\r\n\r\n");
        var answer = new byte[65_535];
        for (var tries = 0; tries < 10; tries++)
        {
            socket.SendTo(request, new IPEndPoint(IPAddress.Loopback, port));
            using var limit = new CancellationTokenSource(Patience);
            try
            {
                while (true)
                {
                    var length = await socket.ReceiveAsync(answer, SocketFlags.None, limit.Token);
                    if (Encoding.Latin1.GetString(answer, 0, length) is var text && text.StartsWith("SIP/2.0 200", StringComparison.Ordinal)
                        && text.Contains($"alive{number};", StringComparison.Ordinal))
                    {
                        return true;
                    }
                }
            }
            catch (OperationCanceledException)
            {
                // once more
            }
        }

        return false;
    }

    private static Socket Open()
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        socket.Bind(new IPEndPoint(Stranger, 0));
        return socket;
    }

    private static int[] RtpPorts() => [.. IPGlobalProperties.GetIPGlobalProperties().GetActiveUdpListeners().Select(e => e.Port)
        .Where(port => port is >= FirstRtpPort and <= LastRtpPort).Distinct()];
}
