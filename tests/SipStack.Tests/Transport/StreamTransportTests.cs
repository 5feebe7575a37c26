using System.Net;
using System.Text;
using CallCenter.SipStack.Messages;
using CallCenter.SipStack.Sessions;
using CallCenter.SipStack.Tests.Interop;
using CallCenter.SipStack.Tests.Support;
using CallCenter.SipStack.Transport;
using CallCenter.Testing;

namespace CallCenter.SipStack.Tests.Transport;

/// <summary>The seam of the transports: whole calls on streams that are no sockets, in every framing.</summary>
[CancelAfter(20_000)]
internal sealed class StreamTransportTests
{
    private readonly MemoryStreams _streams = new();

    private async Task<AnsweringServer> StartAsync(string address, TransportKind kind, Func<IMessageFraming> framing)
    {
        var server = new AnsweringServer((loop, timers, counters) =>
        [
            new StreamTransport(kind, _streams.Listen(address), framing, loop, timers, counters,
                new StreamLimits(10, TimeSpan.FromHours(1), TimeSpan.FromHours(1))),
        ]);
        await server.Endpoint.StartAsync();
        return server;
    }

    [TestCase(TransportKind.Ws, "sip:1000@10.0.0.2;transport=ws", "10.0.0.2:80", "WS", "sip:", ";transport=ws")]
    [TestCase(TransportKind.Wss, "sips:1000@10.0.0.2;transport=ws", "10.0.0.2:443", "WSS", "sips:", ";transport=ws")]
    [TestCase(TransportKind.Tls, "sips:1000@10.0.0.2", "10.0.0.2:5061", "TLS", "sip:", ";transport=tls")]
    public async Task Call_ByAnotherTransport_SaysSoAndUsesOneConnection(TransportKind kind, string target, string address, string via, string scheme,
        string parameter, CancellationToken ct)
    {
        Func<IMessageFraming> framing = kind == TransportKind.Tls ? () => new ContentLengthFraming() : () => new WholeMessageFraming();
        await using var callee = await StartAsync(address, kind, framing);
        await using var caller = await StartAsync($"10.0.0.1:{kind.DefaultPort()}", kind, framing);
        Assert.That(SipUri.TryParse(target, out var uri), Is.True);
        var session = caller.Endpoint.Call(new OutgoingCall(uri!, new NameAddr(SipUri.Sip("a", "10.0.0.1")), Offer: AnsweringServer.Sdp()), caller);
        await Until.TrueAsync(() => callee.Confirmed == 1);
        session.Close();
        await caller.RestAsync();
        await callee.RestAsync();

        var invite = callee.Endpoint.Trace.All().Select(m => m.Text).First(m => m.StartsWith("INVITE ", StringComparison.Ordinal));
        Assert.That(invite, Does.Contain($"Via: SIP/2.0/{via} 10.0.0.1:{kind.DefaultPort()};"));
        Assert.That(invite, Does.Match($@"Contact: <{scheme}[^>]*10\.0\.0\.1:{kind.DefaultPort()}{parameter}>"));
        Assert.That((callee.Endpoint.Counts.Connections, caller.Endpoint.Counts.Connections), Is.EqualTo((1, 1)));
    }

    [Test]
    public async Task Ping_WhereNobodyListens_Is503(CancellationToken ct)
    {
        await using var caller = await StartAsync("10.0.0.1:80", TransportKind.Ws, () => new WholeMessageFraming());

        Assert.That(await caller.Endpoint.PingAsync(SipUri.Sip("x", "10.0.0.9", 80, "transport=ws"), ct), Is.EqualTo(503));
        Assert.That(await caller.Endpoint.PingAsync(SipUri.Sip("x", "10.0.0.9"), ct), Is.EqualTo(503), "no UDP here");
    }

    [Test]
    public void AskedBy_ReadsWhatContactWrites()
    {
        foreach (var kind in Enum.GetValues<TransportKind>())
        {
            var (before, after) = kind.InContact();
            Assert.That(SipUri.TryParse($"{Encoding.ASCII.GetString(before)}a@192.0.2.1{Encoding.ASCII.GetString(after)}", out var uri), Is.True);
            Assert.That(TransportKinds.AskedBy(uri!), Is.EqualTo(kind));
            Assert.That(TransportKinds.Find(kind.Name()), Is.EqualTo(kind));
        }
    }

    [TestCase("sips:a@h;transport=tcp", TransportKind.Tls)]
    [TestCase("sip:a@h;transport=WSS", TransportKind.Wss)]
    [TestCase("sips:a@h;transport=udp", null)]
    [TestCase("sip:a@h;transport=sctp", null)]
    public void AskedBy_SchemeAndParameter(string text, TransportKind? kind)
    {
        Assert.That(SipUri.TryParse(text, out var uri), Is.True);
        Assert.That(TransportKinds.AskedBy(uri!), Is.EqualTo(kind));
    }

    [Test]
    public void Open_TwoListenersOfOneKind_IsRefused() =>
        Assert.That(() => new TransportOpener(null!, null!, null!, null!, null, null, null!).Open(
            [new(TransportKind.Udp, IPAddress.Loopback, 0), new(TransportKind.Udp, IPAddress.Loopback, 0)]), Throws.ArgumentException);
}
