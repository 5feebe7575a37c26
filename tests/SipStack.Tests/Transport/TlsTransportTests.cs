using System.Diagnostics;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using CallCenter.SipStack.Diagnostics;
using CallCenter.SipStack.Messages;
using CallCenter.SipStack.Sessions;
using CallCenter.SipStack.Tests.Interop;
using CallCenter.SipStack.Tests.Support;
using CallCenter.SipStack.Timing;
using CallCenter.SipStack.Transport;
using CallCenter.Testing;

namespace CallCenter.SipStack.Tests.Transport;

/// <summary>TLS on real sockets, with certificates of an authority of the test's own.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[CancelAfter(20_000)]
internal sealed class TlsTransportTests : IDisposable
{
    private static readonly byte[] Options = Raw.Bytes("""
        OPTIONS sip:x@127.0.0.1 SIP/2.0
        Via: SIP/2.0/TLS 10.0.0.1:5061;branch=z9hG4bKtls1;rport
        From: <sip:a@b>;tag=1
        To: <sip:c@d>
        Call-ID: tls-1
        CSeq: 1 OPTIONS
        Content-Length: 0


        """);

    private readonly TemporaryFolder _folder = new();
    private readonly TestAuthority _authority = new();
    private readonly ManualTimeProvider _time = new();
    private readonly LogLines<TlsIdentity> _identityLog = new();
    private readonly LogLines _log = LogLines.Problems();

    public void Dispose()
    {
        _folder.Dispose();
        _authority.Dispose();
    }

    [Test]
    public async Task Call_BetweenTwo_GoesByTls_AndTheNextOneByTheSameConnection()
    {
        await using var callee = await StartAsync("ip:127.0.0.1");
        await using var caller = await StartAsync("ip:127.0.0.1");
        for (var calls = 1; calls <= 2; calls++)
        {
            var session = caller.Endpoint.Call(CallTo(callee, "127.0.0.1"), caller);
            await Until.TrueAsync(() => callee.Confirmed == calls);
            session.Close();
            await caller.RestAsync();
            await callee.RestAsync();
        }

        Assert.That((callee.Endpoint.Counts.Connections, caller.Endpoint.Counts.Connections), Is.EqualTo((1, 1)));
        Assert.That(callee.Endpoint.Trace.All().Select(m => m.Transport).Distinct(), Is.EqualTo(["tls"]));
    }

    [Test]
    public async Task Alias_OfACallerWithACertificate_IsCalledByItsConnection()
    {
        await using var server = await StartAsync("ip:127.0.0.1", clients: _authority.Trusted);
        await using var carrier = await StartAsync("ip:127.0.0.1");
        Assert.That(await carrier.Endpoint.PingAsync(Uri(server)), Is.EqualTo(200));
        Assert.That(await server.Endpoint.PingAsync(Uri(carrier)), Is.EqualTo(200));

        Assert.That((server.Endpoint.Counts.Connections, carrier.Endpoint.Counts.Connections), Is.EqualTo((1, 1)));
    }

    [Test]
    public async Task Openssl_AsCaller_BelievesAndIsAnswered(CancellationToken ct)
    {
        await using var server = await StartAsync("dns:pbx.example");
        var trusted = _folder.Write("ca.pem", _authority.Trusted[0].ExportCertificatePem());
        using var openssl = Process.Start(new ProcessStartInfo("openssl",
            $"s_client -quiet -verify_return_error -CAfile {trusted} -verify_hostname pbx.example -connect 127.0.0.1:{server.Port}")
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        await openssl.StandardInput.BaseStream.WriteAsync(Options, ct);
        await openssl.StandardInput.BaseStream.FlushAsync(ct);
        var line = await openssl.StandardOutput.ReadLineAsync(ct);
        openssl.Kill();

        Assert.That(line, Is.EqualTo("SIP/2.0 200 OK"), await openssl.StandardError.ReadToEndAsync(ct));
    }

    [TestCase("dns:other.example", TestName = "Called_WithAnotherName_IsRefused")]
    [TestCase(null, TestName = "Called_WithACertificateOfAnotherAuthority_IsRefused")]
    public async Task Called_IsNotBelieved(string? name)
    {
        using var foreign = new TestAuthority();
        await using var callee = await StartAsync(name ?? "ip:127.0.0.1", name is null ? foreign : null);
        await using var caller = await StartAsync("ip:127.0.0.1");

        Assert.That(await caller.Endpoint.PingAsync(Uri(callee)), Is.EqualTo(503));
        Assert.That(_log.Lines, Has.Some.Contains("TLS to 127.0.0.1 at 127.0.0.1").And.Some.Contains("CN=own"));
    }

    [Test]
    public async Task Callers_WhereAuthoritiesAreNamed_NeedACertificate(CancellationToken ct)
    {
        await using var server = await StartAsync("ip:127.0.0.1", clients: _authority.Trusted);

        Assert.That(await AskAsync(server, null, ct), Is.Empty);
        using var foreign = new TestAuthority();
        Assert.That(await AskAsync(server, foreign.Issue("phone"), ct), Is.Empty);
        Assert.That(await AskAsync(server, _authority.Issue("phone"), ct), Does.StartWith("SIP/2.0 200 "));
        Assert.That(server.Endpoint.Refusals.Of(RefusalReason.Handshake), Is.EqualTo(2));
    }

    [Test]
    public async Task Certificate_ThatIsReplaced_IsShownToTheNextCaller(CancellationToken ct)
    {
        await using var server = await StartAsync("dns:first.example");
        Assert.That((await HandshakeAsync(server, null, ct)).RemoteCertificate!.Subject, Is.EqualTo("CN=own"));

        _folder.Write("own.pem", _authority.Issue("newer", "dns:second.example"));
        _time.Advance(TimeSpan.FromSeconds(2));
        Assert.That((await HandshakeAsync(server, null, ct)).RemoteCertificate!.Subject, Is.EqualTo("CN=newer"));

        _folder.Write("own.pem", "half written");
        _time.Advance(TimeSpan.FromSeconds(2));
        Assert.That((await HandshakeAsync(server, null, ct)).RemoteCertificate!.Subject, Is.EqualTo("CN=newer"));
        Assert.That(_identityLog.Lines, Has.Length.EqualTo(2));
    }

    [Test]
    public async Task Garbage_InsteadOfAHandshake_IsHungUpOn(CancellationToken ct)
    {
        await using var server = await StartAsync("ip:127.0.0.1");
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, server.Port, ct);
        await client.GetStream().WriteAsync(Options, ct);

        Assert.That(await ReadToEndAsync(client.GetStream(), ct), Does.Not.Contain("SIP/2.0"));
        await Until.TrueAsync(() => server.Endpoint.Counts.Connections == 0);
        Assert.That(server.Endpoint.Refusals.Of(RefusalReason.Handshake), Is.EqualTo(1));
    }

    [Test]
    public async Task HalfOpen_BeyondTheLimit_TheOldestMakesRoom(CancellationToken ct)
    {
        await using var server = await StartAsync("ip:127.0.0.1", halfOpen: 2);
        var silent = new List<TcpClient>();
        for (var i = 0; i < 3; i++)
        {
            silent.Add(new TcpClient());
            await silent[i].ConnectAsync(IPAddress.Loopback, server.Port, ct);
            await Until.TrueAsync(() => server.Endpoint.Counts.Connections == Math.Min(i + 1, 2));
        }

        Assert.That(await ReadToEndAsync(silent[0].GetStream(), ct), Is.Empty);
        Assert.That(await AskAsync(server, null, ct), Does.StartWith("SIP/2.0 200 "));
        silent.ForEach(client => client.Dispose());
    }

    private async Task<AnsweringServer> StartAsync(string name, TestAuthority? authority = null, X509Certificate2Collection? clients = null, int halfOpen = 100)
    {
        var file = _folder.Write("own.pem", (authority ?? _authority).Issue("own", name));
        var tls = new TlsSettings(new TlsIdentity(file, _time, _identityLog)) { Authorities = _authority.Trusted, ClientAuthorities = clients };
        var limits = new StreamLimits(100, TimeSpan.FromHours(1), TimeSpan.FromHours(1)) { MaxHalfOpen = halfOpen };
        var server = new AnsweringServer((loop, timers, counters) =>
            new TransportOpener(loop, timers, counters, limits, tls, null, _log.Factory()).Open([new(TransportKind.Tls, IPAddress.Loopback, 0)]));
        await server.Endpoint.StartAsync();
        return server;
    }

    private static SipUri Uri(AnsweringServer server) => SipUri.Sip("x", "127.0.0.1", server.Port, "transport=tls");

    private static OutgoingCall CallTo(AnsweringServer callee, string host) =>
        new(SipUri.Sip("1000", host, callee.Port, "transport=tls"), new NameAddr(SipUri.Sip("a", "127.0.0.1")), Offer: AnsweringServer.Sdp());

    /// <summary>What an OPTIONS is answered with; nothing when the handshake fails.</summary>
    private static async Task<string> AskAsync(AnsweringServer server, string? certificate, CancellationToken ct)
    {
        try
        {
            await using var tls = await HandshakeAsync(server, certificate, ct);
            await tls.WriteAsync(Options, ct);
            var buffer = new byte[8192];
            return Encoding.Latin1.GetString(buffer, 0, await tls.ReadAsync(buffer, ct));
        }
        catch (Exception e) when (e is AuthenticationException or IOException)
        {
            return "";
        }
    }

    private static async Task<SslStream> HandshakeAsync(AnsweringServer server, string? certificate, CancellationToken ct)
    {
        var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, server.Port, ct);
        var tls = new SslStream(client.GetStream(), leaveInnerStreamOpen: false, (_, _, _, _) => true);
        var own = certificate is null ? null : SslStreamCertificateContext.Create(X509Certificate2.CreateFromPem(certificate, certificate), null, offline: true);
        await tls.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = "127.0.0.1", ClientCertificateContext = own }, ct);
        return tls;
    }

    private static async Task<string> ReadToEndAsync(NetworkStream stream, CancellationToken ct)
    {
        try
        {
            using var reader = new StreamReader(stream, Encoding.Latin1);
            return await reader.ReadToEndAsync(ct);
        }
        catch (IOException)
        {
            // reset instead of closed: gone all the same
            return "";
        }
    }
}
