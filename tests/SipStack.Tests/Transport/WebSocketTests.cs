using System.IO.Pipelines;
using System.Net;
using System.Net.WebSockets;
using System.Text;
using CallCenter.SipStack.Messages;
using CallCenter.SipStack.Tests.Interop;
using CallCenter.SipStack.Tests.Support;
using CallCenter.SipStack.Transport;
using CallCenter.Testing;

namespace CallCenter.SipStack.Tests.Transport;

/// <summary>RFC 7118 over real WebSockets in one process.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[CancelAfter(20_000)]
internal sealed class WebSocketTests : IAsyncDisposable
{
    private static readonly byte[] Options = Raw.Bytes("""
        OPTIONS sip:x@127.0.0.1 SIP/2.0
        Via: SIP/2.0/WS df7jal23ls0d.invalid;branch=z9hG4bKws1
        From: <sip:a@b>;tag=1
        To: <sip:c@d>
        Call-ID: ws-1
        CSeq: 1 OPTIONS


        """);

    private readonly SipWebSockets _sockets = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly AnsweringServer _server;
    private WebSocket _browser = null!;
    private Task _served = Task.CompletedTask;

    public WebSocketTests()
    {
        var limits = new StreamLimits(100, TimeSpan.FromHours(1), TimeSpan.FromHours(1));
        _server = new AnsweringServer((loop, timers, counters) => new TransportOpener(loop, timers, counters, limits, null, _sockets, LogLines.Problems().Factory())
            .Open([new(TransportKind.Ws, IPAddress.Loopback, 80), new(TransportKind.Wss, IPAddress.Loopback, 443)]));
        _server.Endpoint.StartAsync().GetAwaiter().GetResult();
        Connect();
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _browser.Dispose();
        _stop.Dispose();
    }

    [Test]
    public async Task Message_WithoutALength_IsAnsweredInOneTextFrame(CancellationToken ct)
    {
        await _browser.SendAsync(Options, WebSocketMessageType.Text, endOfMessage: true, ct);
        var (type, text) = await ReceiveAsync(ct);

        Assert.That(type, Is.EqualTo(WebSocketMessageType.Text));
        Assert.That(text, Does.StartWith("SIP/2.0 200 OK\r\nVia: SIP/2.0/WS df7jal23ls0d.invalid;branch=z9hG4bKws1;received=203.0.113.5\r\n"));
    }

    [Test]
    public async Task Message_InFragments_IsOne(CancellationToken ct)
    {
        await _browser.SendAsync(Options.AsMemory(0, 50), WebSocketMessageType.Binary, endOfMessage: false, ct);
        await _browser.SendAsync(Options.AsMemory(50), WebSocketMessageType.Binary, endOfMessage: true, ct);

        Assert.That((await ReceiveAsync(ct)).Text, Does.StartWith("SIP/2.0 200 OK"));
    }

    [Test]
    public async Task TextThatIsNoUtf8_ComesBackAsBinary(CancellationToken ct)
    {
        var message = Raw.Bytes(Raw.Text(Options).Replace("<sip:a@b>", "\"?\" <sip:a@b>"));
        message[message.AsSpan().IndexOf((byte)'?')] = 0xe9;
        await _browser.SendAsync(message, WebSocketMessageType.Binary, endOfMessage: true, ct);

        Assert.That((await ReceiveAsync(ct)).Type, Is.EqualTo(WebSocketMessageType.Binary));
    }

    [Test]
    public async Task KeepAlive_IsAnswered(CancellationToken ct)
    {
        await _browser.SendAsync("\r\n\r\n"u8.ToArray(), WebSocketMessageType.Text, endOfMessage: true, ct);

        Assert.That((await ReceiveAsync(ct)).Text, Is.EqualTo("\r\n"));
    }

    [Test]
    public async Task MessageWithoutEnd_EndsTheConnection(CancellationToken ct)
    {
        var piece = new byte[8192];
        for (var sent = 0; sent < 10; sent++)
        {
            await _browser.SendAsync(piece, WebSocketMessageType.Binary, endOfMessage: false, ct);
        }

        await _served.WaitAsync(ct);
        await Until.TrueAsync(() => _server.Endpoint.Counts.Connections == 0);
    }

    [Test]
    public async Task Stop_ClosesIt(CancellationToken ct)
    {
        await Until.TrueAsync(() => _server.Endpoint.Counts.Connections == 1);
        await _stop.CancelAsync();

        Assert.That((await ReceiveAsync(ct)).Type, Is.EqualTo(WebSocketMessageType.Close));
        await _browser.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, ct);
        await _served.WaitAsync(ct);
        await Until.TrueAsync(() => _server.Endpoint.Counts.Connections == 0);
    }

    [Test]
    public async Task Dialog_WhoseConnectionIsGone_GoesOnByTheOneThatThePeerCameAgainBy(CancellationToken ct)
    {
        var sdp = AnsweringServer.Sdp().Text;
        await SendAsync($"INVITE sip:1000@127.0.0.1 SIP/2.0\n{Head("", 1, "INVITE")}Contact: <sip:x@df7jal23ls0d.invalid;transport=ws>\n"
            + $"Content-Type: application/sdp\nContent-Length: {sdp.Length}\n\n{sdp}", ct);
        string answer;
        do
        {
            answer = (await ReceiveAsync(ct)).Text;
        }
        while (!answer.StartsWith("SIP/2.0 200", StringComparison.Ordinal));

        var tag = answer.Split("To: <sip:c@d>")[1].Split("\r\n")[0];
        await SendAsync($"ACK sip:1000@127.0.0.1 SIP/2.0\n{Head(tag, 1, "ACK")}\n", ct);
        await Until.TrueAsync(() => _server.Confirmed == 1);
        _browser.Abort();
        await Until.TrueAsync(() => _server.Endpoint.Counts.Connections == 0);
        Connect();
        await SendAsync($"OPTIONS sip:1000@127.0.0.1 SIP/2.0\n{Head(tag, 2, "OPTIONS")}\n", ct);
        Assert.That((await ReceiveAsync(ct)).Text, Does.StartWith("SIP/2.0 200"));

        await _server.DisposeAsync();
        Assert.That((await ReceiveAsync(ct)).Text, Does.StartWith("BYE sip:x@df7jal23ls0d.invalid;transport=ws "));
    }

    private static string Head(string toTag, int cseq, string method) =>
        $"Via: SIP/2.0/WS df7jal23ls0d.invalid;branch=z9hG4bKd{cseq}{method}\nMax-Forwards: 70\nFrom: <sip:a@b>;tag=1\nTo: <sip:c@d>{toTag}\nCall-ID: ws-2\nCSeq: {cseq} {method}\n";

    private Task SendAsync(string text, CancellationToken ct) => _browser.SendAsync(Raw.Bytes(text), WebSocketMessageType.Text, endOfMessage: true, ct);

    private void Connect()
    {
        var (there, back) = (new Pipe(), new Pipe());
        _browser = WebSocket.CreateFromStream(new Duplex(back.Reader, there.Writer), isServer: false, "sip", TimeSpan.Zero);
        var served = WebSocket.CreateFromStream(new Duplex(there.Reader, back.Writer), isServer: true, "sip", TimeSpan.Zero);
        _served = _sockets.ServeAsync(served, new IPEndPoint(IPAddress.Parse("203.0.113.5"), 0), isSecure: false, _stop.Token);
    }

    private async Task<(WebSocketMessageType Type, string Text)> ReceiveAsync(CancellationToken ct)
    {
        var buffer = new byte[8192];
        var part = await _browser.ReceiveAsync(buffer.AsMemory(), ct);
        Assert.That(part.EndOfMessage, Is.True);
        return (part.MessageType, Encoding.Latin1.GetString(buffer, 0, part.Count));
    }
}
