using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using CallCenter.CallControl.Settings;
using CallCenter.CallControl.Tests.Support;
using CallCenter.MediaStack.Pipeline;
using CallCenter.SipStack.Messages;
using CallCenter.SipStack.Registration;
using CallCenter.SipStack.Transport;
using CallCenter.SipStack.UserAgents;
using CallCenter.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallCenter.CallControl.Tests.Inbound;

/// <summary>What an INVITE of somebody unknown learns about the users that there are.</summary>
[NonParallelizable]
[CancelAfter(20_000)]
internal sealed partial class StrangersTests
{
    private readonly UdpClient _stranger = new(new IPEndPoint(IPAddress.Loopback, 0));

    [OneTimeTearDown]
    public void Close() => _stranger.Dispose();

    [Test]
    public async Task Invite_InTheNameOfAUserOrOfNobody_IsAnsweredAlike(CancellationToken ct)
    {
        await using var house = await StartAsync(silent: false);
        var known = await AskAsync(house, "INVITE", "alice", ct);
        var unknown = await AskAsync(house, "INVITE", "nobody", ct);

        Assert.That(known, Does.StartWith("SIP/2.0 401 "));
        Assert.That(Shape(unknown, "nobody"), Is.EqualTo(Shape(known, "alice")));
    }

    [Test]
    public async Task Invite_ToASilentServer_HearsNothingWhomeverItNames(CancellationToken ct)
    {
        await using var house = await StartAsync(silent: true);
        await SendAsync(house, "INVITE", "alice", ct);
        await SendAsync(house, "INVITE", "nobody", ct);

        Assert.That(await AskAsync(house, "OPTIONS", "alice", ct), Does.Contain("OPTIONS"), "the first answer that comes");
    }

    [Test]
    public async Task Invite_ToASilentServer_FromWhereATelephoneIs_IsChallenged(CancellationToken ct)
    {
        await using var house = await StartAsync(silent: true, new Binding("alice", SipUri.Sip("alice", "127.0.0.1", 5070), null,
            new IPEndPoint(IPAddress.Loopback, 5070), 1, DateTimeOffset.UtcNow.AddHours(1), "c", 1));

        Assert.That(await AskAsync(house, "INVITE", "nobody", ct), Does.StartWith("SIP/2.0 401 "));
    }

    private static async Task<Telephony> StartAsync(bool silent, params Binding[] phones)
    {
        var media = new MediaEngine(new MediaOptions { BindAddress = IPAddress.Loopback, FirstPort = 45000, LastPort = 45099 }, TimeProvider.System,
            NullLogger<MediaEngine>.Instance);
        var house = new Telephony(new TelephonyOptions { SilentToStrangers = silent }, new SipOptions { Listeners = SipListener.UdpAndTcp(IPAddress.Loopback, 0) },
            media, new OneUser("alice"), new FakeJournal(), TimeProvider.System, NullLoggerFactory.Instance);
        house.Registrar.Restore(phones);
        await house.StartAsync(new Script());
        return house;
    }

    private async Task<string> AskAsync(Telephony house, string method, string from, CancellationToken ct)
    {
        await SendAsync(house, method, from, ct);
        return Encoding.UTF8.GetString((await _stranger.ReceiveAsync(ct)).Buffer);
    }

    private async Task SendAsync(Telephony house, string method, string from, CancellationToken ct)
    {
        var me = _stranger.Client.LocalEndPoint;
        await _stranger.SendAsync(Encoding.ASCII.GetBytes($"{method} sip:100@127.0.0.1 SIP/2.0\r\nVia: SIP/2.0/UDP {me};branch=z9hG4bK{Guid.NewGuid():N};rport\r\n"
            + $"Max-Forwards: 70\r\nFrom: <sip:{from}@127.0.0.1>;tag=1\r\nTo: <sip:100@127.0.0.1>\r\nCall-ID: {Guid.NewGuid():N}\r\nCSeq: 1 {method}\r\n"
            + $"Contact: <sip:{from}@{me}>\r\nContent-Length: 0\r\n\r\n"), house.Endpoint.LocalEndPoint, ct);
    }

    // Without what differs from answer to answer.
    private static string Shape(string answer, string user) => Random().Replace(answer.Replace(user, "USER"), "$1");

    [GeneratedRegex("(branch=|nonce=\"|tag=|Call-ID: )[^;\"\r]+")]
    private static partial Regex Random();
}
