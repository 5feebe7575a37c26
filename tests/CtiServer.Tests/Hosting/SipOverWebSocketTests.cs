using System.Net;
using System.Net.WebSockets;
using System.Text;
using CallCenter.CtiServer.Hosting;
using CallCenter.CtiServer.Tests.Support;
using CallCenter.SipStack.Messages;
using CallCenter.SipStack.Sessions;
using CallCenter.SipStack.Transport;
using CallCenter.SipStack.UserAgents;
using CallCenter.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace CallCenter.CtiServer.Tests.Hosting;

/// <summary>Browsers' way to SIP, on a real web server.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[CancelAfter(20_000)]
internal sealed class SipOverWebSocketTests : IAsyncDisposable
{
    private const string Options = "OPTIONS sip:x@h SIP/2.0\r\nVia: SIP/2.0/WS a.invalid;branch=z9hG4bK1\r\nFrom: <sip:a@b>;tag=1\r\nTo: <sip:c@d>\r\n"
        + "Call-ID: 1\r\nCSeq: 1 OPTIONS\r\n\r\n";

    private readonly SipWebSockets _sockets = new();
    private readonly SipEndpoint _endpoint;
    private readonly WebApplication _app;

    public SipOverWebSocketTests()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton(_sockets);
        _app = builder.Build();
        _app.UseSipWebSockets();
        _app.MapSipWebSockets(Settings.With(recordCalls: false, "/tmp").Sip with { WebSocketOrigins = ["https://phone.example.com"] });
        _endpoint = new SipEndpoint(
            new SipOptions { WebSockets = _sockets, Listeners = [new(TransportKind.Ws, IPAddress.Loopback, 80), new(TransportKind.Wss, IPAddress.Loopback, 443)] },
            new Nobody(), TimeProvider.System, LogLines.Problems().Factory());
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _endpoint.DisposeAsync();
    }

    [TestCase(null, "what is no browser")]
    [TestCase("own", "our own pages")]
    [TestCase("https://phone.example.com", "named in the settings")]
    public async Task Welcome_IsAnswered(string? origin, string who, CancellationToken ct)
    {
        await StartAsync(ct);
        using var browser = await ConnectAsync("sip", origin == "own" ? _app.Urls.Single() : origin, ct);
        await browser.SendAsync(Encoding.ASCII.GetBytes(Options), WebSocketMessageType.Text, endOfMessage: true, ct);
        var buffer = new byte[8192];
        var answer = await browser.ReceiveAsync(buffer.AsMemory(), ct);

        Assert.That(browser.SubProtocol, Is.EqualTo("sip"));
        Assert.That(Encoding.ASCII.GetString(buffer, 0, answer.Count), Does.StartWith("SIP/2.0 200 OK\r\nVia: SIP/2.0/WS a.invalid;branch=z9hG4bK1;received=127.0.0.1\r\n"), who);
    }

    [TestCase("sip", "https://elsewhere.example.com", "403")]
    [TestCase("sip", "null", "403")]
    [TestCase("mqtt", null, "400")]
    public async Task Unwelcome_IsNotUpgraded(string protocol, string? origin, string status, CancellationToken ct)
    {
        await StartAsync(ct);

        Assert.That(() => ConnectAsync(protocol, origin, ct), Throws.TypeOf<WebSocketException>().With.Message.Contains(status));
    }

    [Test]
    public async Task Stop_DoesNotWaitForBrowsers(CancellationToken ct)
    {
        await StartAsync(ct);
        using var browser = await ConnectAsync("sip", null, ct);
        await Until.TrueAsync(() => _endpoint.Counts.Connections == 1);
        var closed = browser.ReceiveAsync(new byte[100].AsMemory(), ct);
        var stopped = _app.StopAsync(ct);

        Assert.That((await closed).MessageType, Is.EqualTo(WebSocketMessageType.Close));
        await browser.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, ct);
        await stopped;
    }

    private async Task StartAsync(CancellationToken ct)
    {
        await _endpoint.StartAsync(ct);
        await _app.StartAsync(ct);
    }

    private async Task<ClientWebSocket> ConnectAsync(string protocol, string? origin, CancellationToken ct)
    {
        var browser = new ClientWebSocket();
        browser.Options.AddSubProtocol(protocol);
        if (origin is not null)
        {
            browser.Options.SetRequestHeader("Origin", origin);
        }

        await browser.ConnectAsync(new Uri($"ws{_app.Urls.Single()[4..]}/sip"), ct);
        return browser;
    }

    private sealed class Nobody : ISipHandler
    {
        public bool IsServing => true;

        public Admission Admit(IncomingInvite invite) => Admission.Ignore;

        public ISessionObserver OnInvite(InviteSession session, IncomingInvite invite) => throw new InvalidOperationException("nobody is admitted");
    }
}
