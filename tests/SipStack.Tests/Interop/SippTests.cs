using System.Net;
using CallCenter.SipStack.Messages;
using CallCenter.SipStack.Sessions;
using CallCenter.Testing;

namespace CallCenter.SipStack.Tests.Interop;

/// <summary>SIPp, which was not written with this stack, over real sockets.</summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
internal sealed class SippTests
{
    private const string Udp = "u1";
    private const string Tcp = "t1";

    [TestCase(Udp)]
    [TestCase(Tcp)]
    public async Task Calls_200At50PerSecond_NoneFailsNothingStays(string transport)
    {
        await using var server = await AnsweringServer.StartAsync();
        await Sipp.RunAsync("uac-call.xml", $"127.0.0.1:{server.Port} -s 1000 -r 50 -m 200 -d 100 -t {transport}", Sipp.FreePort());
        Assert.That(server.Confirmed, Is.EqualTo(200));
        await server.RestAsync();
        Assert.That(server.Ended, Is.EqualTo(200));
    }

    [TestCase(Udp, "[::1]")]
    [TestCase(Tcp, "[::1]")]
    [TestCase(Udp, "127.0.0.1", Description = "the same socket")]
    public async Task Calls_ToASocketOfBothKinds(string transport, string host)
    {
        await using var server = await AnsweringServer.StartAsync(address: IPAddress.IPv6Any);
        await Sipp.RunAsync("uac-call.xml", $"{host}:{server.Port} -s 1000 -r 20 -m 10 -d 50 -t {transport}", Sipp.FreePort(), host);
        Assert.That(server.Confirmed, Is.EqualTo(10));
        await server.RestAsync();
    }

    [Test]
    public async Task Calls_Challenged_LogIn()
    {
        await using var server = await AnsweringServer.StartAsync(mustLogIn: true);
        await Sipp.RunAsync("uac-call.xml", $"127.0.0.1:{server.Port} -s 1000 -au 2001 -ap bench-secret -r 20 -m 20 -d 50", Sipp.FreePort());
        Assert.That(server.Confirmed, Is.EqualTo(20));
        await server.RestAsync();
    }

    [TestCase(Udp)]
    [TestCase(Tcp)]
    public async Task Register_RefreshAndLeave_ThreeUsers(string transport)
    {
        await using var server = await AnsweringServer.StartAsync();
        await Sipp.RunAsync("register.xml", $"127.0.0.1:{server.Port} -inf users.csv -m 3 -r 3 -d 200 -t {transport}", Sipp.FreePort());
        Assert.That(server.Registrar.Count, Is.Zero);
    }

    [Test]
    public async Task Cancel_WhileRinging_Gets487()
    {
        await using var server = await AnsweringServer.StartAsync(onlyRings: true);
        await Sipp.RunAsync("uac-cancel.xml", $"127.0.0.1:{server.Port} -s 1000 -m 10 -r 10 -d 200", Sipp.FreePort());
        Assert.That(server.Ended, Is.EqualTo(10));
        await server.RestAsync();
    }

    [Test]
    public async Task Hold_ThenResume_SdpFollows()
    {
        await using var server = await AnsweringServer.StartAsync();
        await Sipp.RunAsync("uac-hold.xml", $"127.0.0.1:{server.Port} -s 1000 -m 5 -r 5 -d 200", Sipp.FreePort());
        await server.RestAsync();
    }

    [Test]
    public async Task Refer_Blind_IsToldToTheEnd()
    {
        await using var server = await AnsweringServer.StartAsync();
        using var sipp = Sipp.Start("uac-refer.xml", $"127.0.0.1:{server.Port} -s 1000 -m 5 -r 5 -d 100 -key target sip:3000@127.0.0.1", Sipp.FreePort());
        await sipp.SaidAsync("notified", 5);
        server.EndReferrals();
        await sipp.FinishAsync();
        await server.RestAsync();
    }

    [TestCase(Udp)]
    [TestCase(Tcp)]
    public async Task Callee_CalledHeldAsked_AnswersAndEnds(string transport)
    {
        await using var server = await AnsweringServer.StartAsync();
        var port = Sipp.FreePort();
        using var sipp = Sipp.Start("uas.xml", $"-m 5 -d 50 -t {transport}", port);
        var callee = SipUri.Sip("uas", "127.0.0.1", port, transport == Tcp ? "transport=tcp" : "");
        await Until.TrueAsync(() => IsThere(port, transport));
        var calls = Enumerable.Range(0, 5)
            .Select(_ => server.Endpoint.Call(new OutgoingCall(callee, new NameAddr(SipUri.Sip("1000", "127.0.0.1"), "Test"), Offer: AnsweringServer.Sdp()), server))
            .ToList();
        await Until.TrueAsync(() => server.Confirmed == 5);
        calls.ForEach(c => c.Modify(AnsweringServer.Sdp("sendonly")));
        await sipp.SaidAsync("acknowledged", 5);
        await Until.TrueAsync(() => server.Answers == 10);
        calls.ForEach(c => c.Info(new SipBody("application/dtmf-relay", "Signal=1"u8.ToArray())));
        await sipp.SaidAsync("informed", 5);
        calls.ForEach(c => c.Close(reason: "Q.850;cause=16"));
        await sipp.FinishAsync();
        await server.RestAsync();
    }

    // A port that cannot be bound any more is in SIPp's hands.
    private static bool IsThere(int port, string transport)
    {
        using var socket = transport == Tcp
            ? new System.Net.Sockets.Socket(System.Net.Sockets.SocketType.Stream, System.Net.Sockets.ProtocolType.Tcp)
            : new System.Net.Sockets.Socket(System.Net.Sockets.SocketType.Dgram, System.Net.Sockets.ProtocolType.Udp);
        try
        {
            socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
            return false;
        }
        catch (System.Net.Sockets.SocketException)
        {
            return true;
        }
    }
}
