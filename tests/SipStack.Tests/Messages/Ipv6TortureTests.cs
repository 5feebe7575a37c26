using System.Net;
using CallCenter.SipStack.Messages;
using CallCenter.SipStack.Registration;
using CallCenter.SipStack.Tests.Support;
using CallCenter.Testing;

namespace CallCenter.SipStack.Tests.Messages;

/// <summary>
/// RFC 5118: each of its messages, and what it says of them on messages of our own. The bodies' lengths are told as they are: those that the RFC prints
/// are not its bodies'.
/// </summary>
internal sealed class Ipv6TortureTests
{
    private const string Phone = "[2001:db8::9:1]:5060";

    private static readonly (string Name, string Section, int Answer)[] Messages =
    [
        ("ipv6-good", "4.1 valid: a registrar asks who it is", 401),
        ("ipv6-bad", "4.2 no brackets", 400),
        ("port-ambiguous", "4.3 the last number is of the address", 401),
        ("port-unambiguous", "4.4", 401),
        ("via-received-param-with-delim", "4.5 valid; of no dialog here", 481),
        ("via-received-param-no-delim", "4.5", 200),
        ("ipv6-in-sdp", "4.6", 200),
        ("mult-ip-in-header", "4.7 valid; of no dialog here", 481),
        ("mult-ip-in-sdp", "4.8", 200),
        ("ipv4-mapped-ipv6", "4.9", 200),
        ("ipv6-bug-abnf-3-colons", "4.10 to be tolerated", 200),
        ("ipv6-correct-abnf-2-colons", "4.10", 200),
    ];

    private static IEnumerable<TestCaseData> Cases() => Messages.Select(m => new TestCaseData(m.Name, m.Answer).SetArgDisplayNames(m.Name, m.Section));

    [Test]
    public void Table_AllFiles_AreInIt() =>
        Assert.That(Messages.Select(m => m.Name).Order(StringComparer.Ordinal), Is.EqualTo(Raw.TortureNames("rfc5118")));

    [TestCaseSource(nameof(Cases))]
    public void Message_IsTreatedAsTheRfcSays(string name, int answer)
    {
        var bytes = Raw.Torture(name, "rfc5118");

        Assert.That(Raw.Parse(bytes).Body.Length, Is.EqualTo(Raw.Text(bytes).Split("\r\n\r\n")[1].Length));
        Assert.That(Answer(bytes), Does.StartWith($"SIP/2.0 {answer} "));
    }

    [TestCase("sip:[2001:db8::10]", 401, TestName = "4.1 valid: a registrar asks who it is")]
    [TestCase("sip:2001:db8::10", 400, TestName = "4.2 no brackets: it cannot be known where the port begins")]
    [TestCase("sip:[2001:db8::10:5070]", 401, TestName = "4.3 the last number is of the address")]
    [TestCase("sip:[2001:db8::10]:5070", 401, TestName = "4.4 the number behind the bracket is the port")]
    public void RequestUri(string uri, int answer) => Assert.That(Answer(Request("REGISTER", uri)), Does.StartWith($"SIP/2.0 {answer} "));

    [TestCase("sip:[2001:db8::10:5070]", "2001:db8::10:5070", 0)]
    [TestCase("sip:[2001:db8::10]:5070", "2001:db8::10", 5070)]
    public void Port_StandsBehindTheBracket(string text, string host, int port)
    {
        Assert.That(SipUri.TryParse(text, out var uri), Is.True);
        Assert.That((uri!.Host, uri.Port, uri.ToString()), Is.EqualTo((host, port, text)));
    }

    [TestCase(";received=[2001:db8::9:255]", TestName = "4.5 received with brackets")]
    [TestCase(";received=2001:db8::9:255", TestName = "4.5 received without brackets")]
    public void Via_WithAReceivedOfItsOwn_IsTaken(string received) =>
        Assert.That(Answer(Request("OPTIONS", "sip:[2001:db8::10]", received)), Does.StartWith("SIP/2.0 200 "));

    [Test]
    public void Answer_GoesBackToItsSource_AndNamesItWithoutBrackets()
    {
        var answer = Answer(Request("OPTIONS", "sip:[2001:db8::10]", ";rport"));

        Assert.That(answer, Does.Contain("Via: SIP/2.0/UDP [2001:db8::9:1];branch=z9hG4bK1;rport=5060;received=2001:db8::9:1\r\n"));
    }

    [Test(Description = "4.6, 4.7, 4.8: addresses of both kinds side by side")]
    public void Invite_WithBothKinds_IsAnsweredFromOurAddress()
    {
        var sdp = "v=0\no=- 1 1 IN IP6 2001:db8::20\ns=-\nt=0 0\nm=audio 6000 RTP/AVP 0\nc=IN IP6 2001:db8::1\nm=video 6024 RTP/AVP 107\nc=IN IP4 192.0.2.1\n";
        var answer = Answer(Request("INVITE", "sip:bob@[2001:db8::10]",
            more: $"Via: SIP/2.0/TCP [2001:db8::9:ff];received=2001:db8::9:ff;branch=z9hG4bK2\nVia: SIP/2.0/UDP 192.0.2.7;branch=z9hG4bK3\n"
                + $"Contact: <sip:a@{Phone}>\nContent-Type: application/sdp\n", body: sdp));

        Assert.That(answer, Does.StartWith("SIP/2.0 200 OK\r\n").And.Contain("Contact: <sip:bob@[2001:db8::2]:5060>\r\n").And.Contain("192.0.2.7;branch=z9hG4bK3"));
    }

    [Test(Description = "4.9")]
    public void MappedAddress_IsAnAddress() => Assert.That(
        Answer(Request("OPTIONS", "sip:bob@[::ffff:192.0.2.10]", more: "Contact: <sip:a@[::ffff:192.0.2.10]>\n")), Does.StartWith("SIP/2.0 200 "));

    [Test(Description = "4.10: a third colon, as the grammar of RFC 3261 wrongly has it")]
    public void ThirdColon_StopsNothing() => Assert.That(
        Answer(Request("OPTIONS", "sip:bob@[2001:db8:::192.0.2.1]")), Does.StartWith("SIP/2.0 200 "));

    private static string Request(string method, string uri, string via = "", string more = "", string body = "") =>
        $"{method} {uri} SIP/2.0\nVia: SIP/2.0/UDP [2001:db8::9:1];branch=z9hG4bK1{via}\n{more}Max-Forwards: 70\nTo: <sip:bob@example.com>\n"
        + $"From: <sip:alice@example.com>;tag=81x2\nCall-ID: v6\nCSeq: 1 {method}\nContent-Length: {body.Replace("\n", "\r\n").Length}\n\n{body}";

    private static string Answer(string request) => Answer(Raw.Bytes(request));

    private static string Answer(byte[] request)
    {
        var time = new ManualTimeProvider();
        var network = new MemoryNetwork(time);
        var bob = new Party("bob", "[2001:db8::2]:5060", network, time, new Registrar(new(), time), new Accounts());
        bob.Transport.Receiver!.OnMessage(request, new Hop(TransportKind.Udp, IPEndPoint.Parse(Phone)));
        time.Advance(TimeSpan.FromMilliseconds(10));
        bob.Sessions.ForEach(s => s.Close());
        return network.Log.First();
    }
}
