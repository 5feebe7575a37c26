using System.Net;
using System.Net.Sockets;
using System.Text;
using CallCenter.SipStack.Tests.Interop;
using CallCenter.SipStack.Tests.Support;
using CallCenter.SipStack.Transport;
using CallCenter.SipStack.UserAgents;
using CallCenter.Testing;

namespace CallCenter.SipStack.Tests.Transport;

/// <summary>Streams on real sockets.</summary>
[TestFixture]
[CancelAfter(20_000)]
internal sealed class TcpTransportTests
{
    private const string Options = """
        OPTIONS sip:x@127.0.0.1 SIP/2.0
        Via: SIP/2.0/TCP 10.0.0.1:5060;branch=z9hG4bKtcp1;rport
        From: <sip:a@b>;tag=1
        To: <sip:c@d>
        Call-ID: tcp-1
        CSeq: 1 OPTIONS
        Content-Length: 0


        """;

    [Test]
    public async Task Request_InPieces_IsAnsweredOnItsConnection(CancellationToken ct)
    {
        await using var server = await AnsweringServer.StartAsync();
        using var client = await ConnectAsync(server, ct);
        foreach (var piece in Raw.Bytes(Options).Chunk(37))
        {
            await client.GetStream().WriteAsync(piece, ct);
            await client.GetStream().FlushAsync(ct);
        }

        Assert.That(await ReadAsync(client, ct), Does.StartWith("SIP/2.0 200 OK\r\n").And.Contain(";rport="));
        Assert.That(server.Endpoint.Counts.Connections, Is.EqualTo(1));
    }

    [Test]
    public async Task Ping_GetsPong(CancellationToken ct)
    {
        await using var server = await AnsweringServer.StartAsync();
        using var client = await ConnectAsync(server, ct);
        await client.GetStream().WriteAsync("\r\n\r\n"u8.ToArray(), ct);
        Assert.That(await ReadAsync(client, ct), Is.EqualTo("\r\n"));
    }

    [Test]
    public async Task BrokenLength_Gets400AndTheConnectionGoes(CancellationToken ct)
    {
        await using var server = await AnsweringServer.StartAsync();
        using var client = await ConnectAsync(server, ct);
        await client.GetStream().WriteAsync(Raw.Bytes(Options.Replace("Content-Length: 0", "Content-Length: -1")), ct);
        Assert.That(await ReadAsync(client, ct), Does.StartWith("SIP/2.0 400 "));
        Assert.That(await ReadAsync(client, ct), Is.Empty, "end of stream");
    }

    [Test]
    public async Task Connections_BeyondTheLimit_TheIdleStrangerMakesRoom(CancellationToken ct)
    {
        var options = new SipOptions { Listeners = SipListener.UdpAndTcp(IPAddress.Loopback, 0), MaxConnections = 1 };
        await using var endpoint = new SipEndpoint(options, new Nobody(), TimeProvider.System, LogLines.Problems().Factory());
        await endpoint.StartAsync(ct);
        using var first = new TcpClient();
        await first.ConnectAsync(endpoint.LocalEndPoint, ct);
        await first.GetStream().WriteAsync("\r\n\r\n"u8.ToArray(), ct);
        Assert.That(await ReadAsync(first, ct), Is.EqualTo("\r\n"));
        using var second = new TcpClient();
        await second.ConnectAsync(endpoint.LocalEndPoint, ct);
        Assert.That(await ReadAsync(first, ct), Is.Empty);
        await second.GetStream().WriteAsync("\r\n\r\n"u8.ToArray(), ct);
        Assert.That(await ReadAsync(second, ct), Is.EqualTo("\r\n"));
    }

    [Test]
    public async Task Dispose_WithOpenConnection_ClosesIt(CancellationToken ct)
    {
        var server = await AnsweringServer.StartAsync();
        using var client = await ConnectAsync(server, ct);
        await client.GetStream().WriteAsync("\r\n\r\n"u8.ToArray(), ct);
        await ReadAsync(client, ct);
        await server.DisposeAsync();
        Assert.That(await ReadAsync(client, ct), Is.Empty);
    }

    [Test]
    public async Task Ping_ToClosedPort_Is503(CancellationToken ct)
    {
        await using var server = await AnsweringServer.StartAsync();
        var target = SipStack.Messages.SipUri.Sip("x", "127.0.0.1", Sipp.FreePort(), "transport=tcp");
        Assert.That(await server.Endpoint.PingAsync(target, ct), Is.EqualTo(503));
    }

    [Test]
    public async Task LongRequest_ToUdpPeer_TravelsByTcp()
    {
        await using var server = await AnsweringServer.StartAsync();
        await using var caller = await AnsweringServer.StartAsync();
        var body = SipStack.Messages.SipBody.Sdp(Encoding.ASCII.GetBytes(new string('x', 2000)));
        var call = new SipStack.Sessions.OutgoingCall(SipStack.Messages.SipUri.Sip("1000", "127.0.0.1", server.Port),
            new SipStack.Messages.NameAddr(SipStack.Messages.SipUri.Sip("a", "127.0.0.1")), Offer: body);
        var session = caller.Endpoint.Call(call, caller);
        await Until.TrueAsync(() => caller.Confirmed == 1);
        Assert.That(server.Endpoint.Counts.Connections, Is.EqualTo(1));
        session.Close();
        await caller.RestAsync();
        await server.RestAsync();
    }

    [Test]
    public async Task LongRequest_PeerWithoutTcp_TravelsByUdpAfterAll(CancellationToken ct)
    {
        // bound and not listening: nobody else's listener can stand there meanwhile, and a connect is refused
        using var closed = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        closed.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var port = ((IPEndPoint)closed.LocalEndPoint!).Port;
        var options = new SipOptions { Listeners = [new(SipStack.Messages.TransportKind.Udp, IPAddress.Loopback, port)] };
        await using var udpOnly = new SipEndpoint(options, new Nobody(), TimeProvider.System, LogLines.Problems().Factory());
        await udpOnly.StartAsync(ct);
        await using var caller = await AnsweringServer.StartAsync();
        var target = SipStack.Messages.SipUri.Sip(new string('u', 1400), "127.0.0.1", udpOnly.LocalEndPoint.Port);
        Assert.That(await caller.Endpoint.PingAsync(target, ct), Is.EqualTo(200));
    }

    private static async Task<TcpClient> ConnectAsync(AnsweringServer server, CancellationToken ct)
    {
        var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, server.Port, ct);
        return client;
    }

    private static async Task<string> ReadAsync(TcpClient client, CancellationToken ct)
    {
        var buffer = new byte[8192];
        try
        {
            return Encoding.Latin1.GetString(buffer, 0, await client.GetStream().ReadAsync(buffer, ct));
        }
        catch (IOException)
        {
            // Reset instead of closed: gone all the same.
            return "";
        }
    }

    private sealed class Nobody : ISipHandler
    {
        public bool IsServing => true;

        public Admission Admit(SipStack.Sessions.IncomingInvite invite) => Admission.Ignore;

        public SipStack.Sessions.ISessionObserver OnInvite(SipStack.Sessions.InviteSession session, SipStack.Sessions.IncomingInvite invite) =>
            throw new InvalidOperationException("nobody is admitted");
    }
}
