using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace CallCenter.EndToEnd.Tests.Peers;

/// <summary>A caller by SIP over UDP who says a tone and notes when another one is heard; no library in between that would keep sound back.</summary>
internal sealed partial class ToneCaller : IDisposable
{
    private readonly UdpClient _sip = new(new IPEndPoint(IPAddress.Loopback, 0));
    private readonly string _id = Guid.NewGuid().ToString("N");
    private readonly string _number;
    private readonly int _house;
    private string _to = "<sip:1000@127.0.0.1>";

    private ToneCaller(int house, string number, int says, int listensFor)
    {
        (_house, _number, Line) = (house, number, new ToneLine(says, listensFor));
    }

    public ToneLine Line { get; }

    /// <summary>Calls the server and waits until it has answered.</summary>
    public static async Task<ToneCaller> CallAsync(ServerProcess server, string number, int says, int listensFor)
    {
        var caller = new ToneCaller(server.SipPort, number, says, listensFor);
        await caller.InviteAsync();
        _ = caller.ServeAsync();
        return caller;
    }

    public void HangUp() => Send("BYE", 2);

    public void Dispose()
    {
        _sip.Dispose();
        Line.Dispose();
    }

    private async Task InviteAsync()
    {
        Send("INVITE", 1, $"v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio {Line.Port} RTP/AVP 0 101\r\na=rtpmap:101 telephone-event/8000\r\n");
        using var limit = new CancellationTokenSource(Company.Patience);
        while (true)
        {
            var text = Encoding.UTF8.GetString((await _sip.ReceiveAsync(limit.Token)).Buffer);
            if (text.StartsWith("SIP/2.0 2", StringComparison.Ordinal))
            {
                _to = Header(text, "To");
                Send("ACK", 1);
                Line.SayTo(int.Parse(Audio().Match(text).Groups[1].Value, CultureInfo.InvariantCulture));
                return;
            }

            Assert.That(text, Does.Not.Match("^SIP/2.0 [3-6]"));
        }
    }

    /// <summary>Says yes to whatever the server asks.</summary>
    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                var text = Encoding.UTF8.GetString((await _sip.ReceiveAsync()).Buffer);
                if (!text.StartsWith("SIP/2.0", StringComparison.Ordinal) && !text.StartsWith("ACK", StringComparison.Ordinal))
                {
                    var kept = new[] { "Via", "From", "To", "Call-ID", "CSeq" }.Select(name => $"{name}: {Header(text, name)}");
                    Write($"SIP/2.0 200 OK\r\n{string.Join("\r\n", kept)}\r\nContent-Length: 0\r\n\r\n");
                }
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // the test is over
        }
    }

    private void Send(string method, int cseq, string body = "")
    {
        var port = ((IPEndPoint)_sip.Client.LocalEndPoint!).Port;
        var type = body.Length == 0 ? "" : "Content-Type: application/sdp\r\n";
        Write($"{method} sip:1000@127.0.0.1:{_house} SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:{port};branch=z9hG4bK{Guid.NewGuid():N}\r\nMax-Forwards: 70\r\n"
            + $"From: <sip:{_number}@127.0.0.1>;tag=tone\r\nTo: {_to}\r\nCall-ID: {_id}\r\nCSeq: {cseq} {method}\r\n"
            + $"Contact: <sip:{_number}@127.0.0.1:{port}>\r\n{type}Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}");
    }

    private void Write(string message) => _sip.Send(Encoding.UTF8.GetBytes(message), new IPEndPoint(IPAddress.Loopback, _house));

    private static string Header(string message, string name) =>
        message.Split("\r\n").First(line => line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))[(name.Length + 1)..].Trim();

    [GeneratedRegex(@"m=audio (\d+)")]
    private static partial Regex Audio();
}
