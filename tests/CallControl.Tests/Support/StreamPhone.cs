using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using CallCenter.Testing;

namespace CallCenter.CallControl.Tests.Support;

/// <summary>A caller on one TCP connection after another. It answers OPTIONS and BYE by itself and sends no sound.</summary>
internal sealed class StreamPhone(IPEndPoint house) : IDisposable
{
    private readonly string _id = Guid.NewGuid().ToString("N");
    private readonly ConcurrentQueue<string> _received = new();
    private TcpClient _tcp = new();
    private string _to = "<sip:100@127.0.0.1>";
    private int _cseq;

    /// <summary>Everything that came, oldest first, by whatever connection.</summary>
    public IReadOnlyList<string> Received => [.. _received];

    public async Task ConnectAsync()
    {
        _tcp = new TcpClient { LingerState = new LingerOption(true, 0) };
        await _tcp.ConnectAsync(house);
        _ = ReadAsync(_tcp);
    }

    /// <summary>The connection is reset.</summary>
    public void Cut() => _tcp.Dispose();

    /// <summary>Calls, and acknowledges the answer.</summary>
    public async Task CallAsync()
    {
        var answer = await RequestAsync("INVITE", "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio 40000 RTP/AVP 0\r\n");
        Assert.That(answer, Does.StartWith("SIP/2.0 200 "));
        _to = Header(answer, "To");
        Send("ACK", "");
    }

    /// <summary>A request; its final response.</summary>
    public async Task<string> RequestAsync(string method, string body = "")
    {
        _cseq++;
        Send(method, body);
        var wanted = $"CSeq: {_cseq} {method}\r\n";
        string? answer = null;
        await Until.TrueAsync(() => (answer = _received.FirstOrDefault(m => m.StartsWith("SIP/2.0", StringComparison.Ordinal)
            && !m.StartsWith("SIP/2.0 1", StringComparison.Ordinal) && m.Contains(wanted, StringComparison.Ordinal))) is not null);
        return answer!;
    }

    public void Dispose() => _tcp.Dispose();

    private void Send(string method, string body)
    {
        var type = body.Length > 0 ? "Content-Type: application/sdp\r\n" : "";
        Write($"{method} sip:100@{house};transport=tcp SIP/2.0\r\nVia: SIP/2.0/TCP 127.0.0.1:5999;branch=z9hG4bK{Guid.NewGuid():N}\r\nMax-Forwards: 70\r\n"
            + $"From: <sip:+4930777@127.0.0.1>;tag=s\r\nTo: {_to}\r\nCall-ID: {_id}\r\nCSeq: {_cseq} {method}\r\nContact: <sip:s@127.0.0.1:5999;transport=tcp>\r\n"
            + $"{type}Content-Length: {body.Length}\r\n\r\n{body}");
    }

    private void Write(string message) => _tcp.GetStream().Write(Encoding.UTF8.GetBytes(message));

    private async Task ReadAsync(TcpClient tcp)
    {
        var (text, buffer) = ("", new byte[8192]);
        try
        {
            while (await tcp.GetStream().ReadAsync(buffer) is > 0 and var length)
            {
                text += Encoding.UTF8.GetString(buffer, 0, length);
                while (text.IndexOf("\r\n\r\n", StringComparison.Ordinal) is >= 0 and var end
                    && end + 4 + int.Parse(Header(text[..end], "Content-Length"), CultureInfo.InvariantCulture) is var whole && text.Length >= whole)
                {
                    Take(text[..whole]);
                    text = text[whole..];
                }
            }
        }
        catch (Exception e) when (e is ObjectDisposedException or IOException or InvalidOperationException)
        {
            // it was cut
        }
    }

    private void Take(string message)
    {
        _received.Enqueue(message);
        if (message.StartsWith("OPTIONS", StringComparison.Ordinal) || message.StartsWith("BYE", StringComparison.Ordinal))
        {
            var kept = new[] { "Via", "From", "To", "Call-ID", "CSeq" }.Select(name => $"{name}: {Header(message, name)}");
            Write($"SIP/2.0 200 OK\r\n{string.Join("\r\n", kept)}\r\nContent-Length: 0\r\n\r\n");
        }
    }

    private static string Header(string message, string name) =>
        message.Split("\r\n").First(line => line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))[(name.Length + 1)..].Trim();
}
