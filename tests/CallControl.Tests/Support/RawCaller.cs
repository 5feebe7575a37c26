using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CallCenter.CallControl.Tests.Support;

/// <summary>A caller made of two sockets, which does no more than it is told: no ACK, no sound, no answer by itself.</summary>
internal sealed class RawCaller : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly UdpClient _sip = new(new IPEndPoint(IPAddress.Loopback, 0));
    private readonly UdpClient _rtp;
    private readonly IPEndPoint _house;
    private readonly string _id = Guid.NewGuid().ToString("N");
    private string _toTag = "";
    private int _cseq = 1;

    /// <param name="house">where the SIP goes.</param>
    /// <param name="mediaHost">what the SDP names; null = where the SIP comes from.</param>
    public RawCaller(IPEndPoint house, IPAddress? mediaHost = null)
    {
        _house = house;
        MediaHost = mediaHost ?? IPAddress.Loopback;
        _rtp = new UdpClient(new IPEndPoint(MediaHost, 0));
    }

    public IPAddress MediaHost { get; }

    /// <summary>Datagrams of sound that wait to be read.</summary>
    public bool HasSound => _rtp.Available > 0;

    public string Sdp(string? connection = null, int? port = null) => $"v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc={connection ?? $"IN IP4 {MediaHost}"}\r\n"
        + $"t=0 0\r\nm=audio {port ?? ((IPEndPoint)_rtp.Client.LocalEndPoint!).Port} RTP/AVP 0 101\r\na=rtpmap:101 telephone-event/8000\r\n";

    public void Invite(string? sdp = null) => Send("INVITE", "application/sdp", sdp ?? Sdp());

    public void Ack() => Send("ACK", cseq: 1);

    public void Info(string type, string body) => Send("INFO", type, body, ++_cseq);

    public void Bye() => Send("BYE", cseq: ++_cseq);

    public async Task SoundAsync() => await _rtp.ReceiveAsync(new CancellationTokenSource(Patience).Token);

    /// <summary>The final status of the next request or response of this method that the house sends; what else comes is passed over.</summary>
    public async Task<int> StatusAsync(string method)
    {
        while (true)
        {
            var text = await NextAsync();
            if (text.StartsWith("SIP/2.0", StringComparison.Ordinal) && text.Contains($" {method}\r\n", StringComparison.Ordinal)
                && int.Parse(text.AsSpan(8, 3), CultureInfo.InvariantCulture) is >= 200 and var status)
            {
                _toTag = method == "INVITE" ? Header(text, "To").Split(";tag=")[^1] : _toTag;
                return status;
            }
        }
    }

    /// <summary>Waits for the house's request; its text.</summary>
    public async Task<string> RequestAsync(string method)
    {
        while (true)
        {
            var text = await NextAsync();
            if (text.StartsWith(method + " ", StringComparison.Ordinal))
            {
                return text;
            }
        }
    }

    public void Reply(string request, int status)
    {
        var kept = new[] { "Via", "From", "To", "Call-ID", "CSeq" }.Select(name => $"{name}: {Header(request, name)}");
        Write($"SIP/2.0 {status} X\r\n{string.Join("\r\n", kept)}\r\nContent-Length: 0\r\n\r\n");
    }

    public void Dispose()
    {
        _sip.Dispose();
        _rtp.Dispose();
    }

    private async Task<string> NextAsync() =>
        Encoding.UTF8.GetString((await _sip.ReceiveAsync(new CancellationTokenSource(Patience).Token)).Buffer);

    private static string Header(string message, string name) =>
        message.Split("\r\n").First(line => line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))[(name.Length + 1)..].Trim();

    private void Send(string method, string? type = null, string body = "", int cseq = 1)
    {
        var port = ((IPEndPoint)_sip.Client.LocalEndPoint!).Port;
        var to = _toTag.Length == 0 ? "" : $";tag={_toTag}";
        var content = type is null ? "" : $"Content-Type: {type}\r\n";
        Write($"{method} sip:100@{_house} SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:{port};branch=z9hG4bK{Guid.NewGuid():N}\r\nMax-Forwards: 70\r\n"
            + $"From: <sip:+4930777@127.0.0.1>;tag=raw\r\nTo: <sip:100@127.0.0.1>{to}\r\nCall-ID: {_id}\r\nCSeq: {cseq} {method}\r\n"
            // long enough that a slow house may say 100 and still repeat its 200 to an address that has proven nothing
            + $"Contact: <sip:raw@127.0.0.1:{port}>\r\nSubject: {new string('x', 800)}\r\n{content}Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}");
    }

    private void Write(string message) => _sip.Send(Encoding.UTF8.GetBytes(message), _house);
}
