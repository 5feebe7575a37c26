using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using CallCenter.SipStack.Messages;
using CallCenter.SipStack.Registration;
using CallCenter.Testing;

namespace CallCenter.CallControl.Tests.Support;

/// <summary>
/// A telephone on loopback that says exactly what the test writes. It answers BYE, CANCEL, NOTIFY, REFER and OPTIONS by itself, and an INVITE
/// with <see cref="Replies"/>, one after the other.
/// </summary>
internal sealed partial class WirePhone : IDisposable
{
    private readonly UdpClient _udp = new(new IPEndPoint(IPAddress.Loopback, 0));
    private readonly ConcurrentQueue<string> _received = new();
    private IPEndPoint _house = new(IPAddress.Loopback, 0);
    private string _from = "";
    private string _to = "";
    private string _callId = "";
    private string _target = "";
    private int _cseq = 100;

    public WirePhone() => _ = ReceiveAsync();

    /// <summary>Statuses that an INVITE is answered with; a 183 and a 200 carry <see cref="Sdp"/>. None: a dead telephone.</summary>
    public int[] Replies { get; set; } = [];

    public string Sdp { get; set; } = Describe();

    /// <summary>More header lines of its INVITE.</summary>
    public string More { get; set; } = "";

    /// <summary>A REFER is declined.</summary>
    public bool Refuses { get; set; }

    /// <summary>It hears everything and says nothing more.</summary>
    public bool IsFrozen { get; set; }

    /// <summary>One more reply to the INVITE.</summary>
    public void Reply(int status) => Respond(_received.First(m => m.StartsWith("INVITE", StringComparison.Ordinal)), status);

    public int Port => ((IPEndPoint)_udp.Client.LocalEndPoint!).Port;

    /// <summary>Everything that came, oldest first.</summary>
    public IReadOnlyList<string> Received => [.. _received];

    public static string Describe(string more = "a=sendrecv", string address = "127.0.0.1", string format = "0", int port = 40000) =>
        $"v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 {address}\r\nt=0 0\r\nm=audio {port} RTP/AVP {format}\r\n{more}\r\n";

    /// <summary>As the registrar knows it.</summary>
    public Binding Binding(string user, string? instance = null, uint regId = 0) => new(user, SipUri.Sip(user, "127.0.0.1", Port), null,
        new IPEndPoint(IPAddress.Loopback, Port), 1, DateTimeOffset.UtcNow.AddHours(1), "c", 1)
    {
        Instance = instance,
        RegId = regId,
    };

    public int Count(string start) => _received.Count(m => m.StartsWith(start, StringComparison.Ordinal));

    /// <summary>Calls the house; its final response, not acknowledged yet.</summary>
    public Task<string> InviteAsync(IPEndPoint house)
    {
        (_house, _callId, _target) = (house, Guid.NewGuid().ToString("N"), $"sip:100@{house}");
        (_from, _to) = ($"<sip:+4930111@127.0.0.1:{Port}>;tag=w", $"<sip:100@{house}>");
        return RequestAsync("INVITE", More, Sdp);
    }

    /// <summary>Calls the house; returns when it has answered, the ACK is sent.</summary>
    public async Task CallAsync(IPEndPoint house)
    {
        var answer = await InviteAsync(house);
        (_to, _target) = (Header(answer, "To"), Uri(Header(answer, "Contact")));
        Acknowledge();
    }

    /// <summary>A request in the call; its final response.</summary>
    public async Task<string> RequestAsync(string method, string more = "", string body = "")
    {
        Write(method, ++_cseq, more, body);
        var wanted = $"CSeq: {_cseq} {method}";
        string? response = null;
        await Until.TrueAsync(() => (response = _received.FirstOrDefault(m => m.StartsWith("SIP/2.0", StringComparison.Ordinal)
            && !m.StartsWith("SIP/2.0 1", StringComparison.Ordinal) && m.Contains(wanted, StringComparison.Ordinal))) is not null);
        return response!;
    }

    public void Acknowledge(string body = "") => Write("ACK", _cseq, "", body);

    public void Dispose() => _udp.Dispose();

    /// <summary>Status of a response.</summary>
    public static int Status(string response) => int.Parse(response.AsSpan(8, 3), System.Globalization.CultureInfo.InvariantCulture);

    public static string Header(string message, string name) =>
        message.Split("\r\n").FirstOrDefault(l => l.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))?[(name.Length + 1)..].Trim() ?? "";

    private async Task ReceiveAsync()
    {
        try
        {
            while (true)
            {
                var datagram = await _udp.ReceiveAsync();
                _house = datagram.RemoteEndPoint;
                var text = Encoding.UTF8.GetString(datagram.Buffer);
                _received.Enqueue(text);
                Answer(text);
            }
        }
        catch (Exception e) when (e is ObjectDisposedException or SocketException)
        {
            // the test is over
        }
    }

    private void Answer(string request)
    {
        if (IsFrozen)
        {
            return;
        }

        switch (request[..request.IndexOf(' ')])
        {
            case "INVITE" when !Header(request, "To").Contains("tag=") && Count("INVITE") == 1:
                (_from, _to, _callId) = (Header(request, "To") + ";tag=p", Header(request, "From"), Header(request, "Call-ID"));
                _target = Uri(Header(request, "Contact"));
                foreach (var status in Replies)
                {
                    Respond(request, status);
                }

                break;
            case "BYE" or "NOTIFY" or "OPTIONS":
                Respond(request, 200);
                break;
            case "REFER":
                Respond(request, Refuses ? 603 : 202);
                break;
            case "CANCEL":
                Respond(request, 200);
                Respond(_received.First(m => m.StartsWith("INVITE", StringComparison.Ordinal)), 487);
                break;
            default:
                break;
        }
    }

    private void Respond(string request, int status)
    {
        var lines = new StringBuilder($"SIP/2.0 {status} X\r\n");
        foreach (var name in new[] { "Via", "From", "To", "Call-ID", "CSeq" })
        {
            var tag = name == "To" && !Header(request, name).Contains("tag=") ? ";tag=p" : "";
            lines.Append(System.Globalization.CultureInfo.InvariantCulture, $"{name}: {Header(request, name)}{tag}\r\n");
        }

        var body = status is 183 or 200 && request.StartsWith("INVITE", StringComparison.Ordinal) ? Sdp : "";
        Send($"{lines}Contact: <sip:p@127.0.0.1:{Port}>\r\n", body);
    }

    private void Write(string method, int cseq, string more, string body) => Send(
        $"{method} {_target} SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:{Port};branch=z9hG4bK{Guid.NewGuid():N}\r\nMax-Forwards: 70\r\nFrom: {_from}\r\n"
        + $"To: {_to}\r\nCall-ID: {_callId}\r\nCSeq: {cseq} {method}\r\nContact: <sip:p@127.0.0.1:{Port}>\r\n{(more.Length > 0 ? more + "\r\n" : "")}", body);

    private void Send(string head, string body)
    {
        var type = body.Length > 0 && !head.Contains("Content-Type:", StringComparison.Ordinal) ? "Content-Type: application/sdp\r\n" : "";
        _udp.Send(Encoding.UTF8.GetBytes($"{head}{type}Content-Length: {body.Length}\r\n\r\n{body}"), _house);
    }

    private static string Uri(string contact) => InBrackets().Match(contact).Groups[1].Value;

    [GeneratedRegex("<([^>]+)>")]
    private static partial Regex InBrackets();
}
