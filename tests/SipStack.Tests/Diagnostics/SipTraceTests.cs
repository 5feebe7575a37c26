using System.Net;
using System.Text;
using CallCenter.SipStack.Diagnostics;
using CallCenter.Testing;

namespace CallCenter.SipStack.Tests.Diagnostics;

/// <summary>Who is seen, for how long, and what is never kept.</summary>
public sealed class SipTraceTests
{
    private static readonly IPEndPoint Peer = new(IPAddress.Parse("192.0.2.7"), 5060);
    private readonly ManualTimeProvider _time = new();

    [TestCase("+49 30 12345678", "\"Carla\" <sip:03012345678@192.0.2.7>", true)]
    [TestCase("030-12345678", "<tel:+49-30-1234-5678>;tag=1", true)]
    [TestCase("+49 30 12345679", "<sip:+493012345678@192.0.2.7>", false)]
    [TestCase("amy", "<sip:amy@192.0.2.7>;tag=1", true)]
    [TestCase("amy", "<sip:amyx@192.0.2.7>;tag=1", false)]
    [TestCase("*", "<sip:anybody@192.0.2.7>", true)]
    [TestCase("12", "<sip:12@192.0.2.7>", true)]
    public void Watch_Whom_IsKnownInAnyWriting(string whom, string from, bool seen)
    {
        var trace = new SipTrace(_time);
        trace.Watch(whom, TimeSpan.FromMinutes(1));
        Add(trace, Invite("c1", from));
        Assert.That(trace.Of("c1"), Has.Count.EqualTo(seen ? 1 : 0));
    }

    [Test]
    public void Add_TheWholeDialogAndTheOneMadeForIt_AreSeenTogether()
    {
        var trace = new SipTrace(_time);
        trace.Watch("amy", TimeSpan.FromMinutes(1));
        Add(trace, Invite("c1", "<sip:amy@x>"));
        Add(trace, "SIP/2.0 200 OK\r\ni: c1\r\nf: <sip:a@x>\r\n\r\n", sent: true);
        trace.Follow("c1", "c2");
        trace.Follow("unknown", "c3");
        Add(trace, Invite("c2", "<sip:server@x>"), sent: true);
        Add(trace, Invite("c3", "<sip:server@x>"), sent: true);
        Assert.That(trace.Of("c1").Select(m => (m.Sent, TraceText.FirstLine(m.Text)[..7])),
            Is.EqualTo(new[] { (false, "INVITE "), (true, "SIP/2.0"), (true, "INVITE ") }));
        Assert.That(trace.All(), Has.Count.EqualTo(3));
    }

    [Test]
    public void Watch_TimeIsOver_IsOffAndStaysReadable()
    {
        var trace = new SipTrace(_time);
        trace.Watch("amy", TimeSpan.FromMinutes(1));
        Add(trace, Invite("c1", "<sip:amy@x>"));
        _time.Advance(TimeSpan.FromMinutes(2));
        Assert.That(trace.Watches, Is.Empty);
        Add(trace, Invite("c2", "<sip:amy@x>"));
        Assert.That((trace.IsOn, trace.Of("c1").Count, trace.Of("c2").Count), Is.EqualTo((false, 1, 0)));
    }

    [TestCase("Authorization: Digest username=\"amy\", response=\"0123456789abcdef\", nc=1\r\n", "", "0123456789abcdef")]
    [TestCase("Content-Type: application/dtmf-relay\r\n", "Signal=7\r\nDuration=160\r\n", "Signal=7")]
    [TestCase("Content-Type: application/dtmf\r\n", "7", "\r\n\r\n7")]
    [TestCase("Content-Type: application/sdp\r\n", "a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:c2VjcmV0|2^20\r\n", "c2VjcmV0")]
    [TestCase("Contact: <sip:amy:c2VjcmV0@192.0.2.7:5060>\r\n", "", "c2VjcmV0")]
    [TestCase("Content-Type: application/sdp\r\n", "a=ice-pwd:c2VjcmV0\r\n", "c2VjcmV0")]
    public void Add_Secrets_AreNeverKept(string header, string body, string secret)
    {
        var trace = new SipTrace(_time);
        trace.Watch("*", TimeSpan.FromMinutes(1));
        Add(trace, $"INFO sip:x SIP/2.0\r\nCall-ID: c1\r\nFrom: <sip:amy@x>\r\n{header}\r\n{body}");
        Assert.That(trace.Of("c1").Single().Text, Does.Contain("***").And.Not.Contain(secret));
    }

    [Test]
    public void Add_MoreThanIsKept_TheOldestGo()
    {
        var trace = new SipTrace(_time);
        trace.Watch("*", TimeSpan.FromMinutes(1));
        for (var i = 0; i < SipTrace.MostMessages + 10; i++)
        {
            Add(trace, Invite($"c{i % 3000}", "<sip:amy@x>"));
        }

        Assert.That(trace.All(), Has.Count.EqualTo(SipTrace.MostMessages));
    }

    [Test]
    public void Watch_TooMany_IsRefused_AndAgainTheSameIsNot()
    {
        var trace = new SipTrace(_time);
        var watched = Enumerable.Range(0, SipTrace.MostWatches + 1).Select(i => trace.Watch($"user{i}", TimeSpan.FromMinutes(1))).ToList();
        Assert.That(watched, Is.EqualTo(Enumerable.Repeat(true, SipTrace.MostWatches).Append(false)));
        Assert.That(trace.Watch("user3", TimeSpan.FromMinutes(5)), Is.True);
        trace.Unwatch("user3");
        Assert.That(trace.Watch("another", TimeSpan.FromMinutes(5)), Is.True);
    }

    [TestCase("")]
    [TestCase("\r\n\r\n")]
    [TestCase("INVITE")]
    [TestCase(":::\r\nCall-ID\r\n\r\n")]
    public void Add_Garbage_IsLeftOut(string message)
    {
        var trace = new SipTrace(_time);
        trace.Watch("*", TimeSpan.FromMinutes(1));
        Add(trace, message);
        Assert.That(trace.All(), Is.Empty);
    }

    private static string Invite(string callId, string from) =>
        $"INVITE sip:support@192.0.2.1 SIP/2.0\r\nFrom: {from}\r\nTo: <sip:support@192.0.2.1>\r\nCall-ID: {callId}\r\n\r\n";

    private static void Add(SipTrace trace, string message, bool sent = false) => trace.Add(sent, "UDP", Peer, Encoding.UTF8.GetBytes(message));
}
