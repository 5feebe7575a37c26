using System.Net;
using CallCenter.SipStack.Messages;
using CallCenter.SipStack.Tests.Support;

namespace CallCenter.SipStack.Tests.Messages;

[TestFixture]
internal sealed class ResponseWriterTests
{
    private const string Via = "Via: SIP/2.0/UDP 10.0.0.1:5060;branch=z9hG4bK776asdhds;rport";

    [TestCase(Via, Via + "=5099;received=10.0.0.9", TestName = "Via_Rport_PortAndAddressAreFilledIn")]
    [TestCase("Via: SIP/2.0/UDP 10.0.0.9;branch=z9hG4bK1", "Via: SIP/2.0/UDP 10.0.0.9;branch=z9hG4bK1", TestName = "Via_SameAddress_StaysAsItIs")]
    [TestCase("Via: SIP/2.0/UDP phone.example.com;branch=z9hG4bK1", "Via: SIP/2.0/UDP phone.example.com;branch=z9hG4bK1;received=10.0.0.9", TestName = "Via_Name_GetsReceived")]
    [TestCase("Via: SIP/2.0/UDP a;rport;branch=z9hG4bK1, SIP/2.0/TCP b;branch=z9hG4bK2", "Via: SIP/2.0/UDP a;rport=5099;branch=z9hG4bK1;received=10.0.0.9, SIP/2.0/TCP b;branch=z9hG4bK2", TestName = "Via_SeveralInOneLine_OnlyTheFirstChanges")]
    public void Response(string via, string expected)
    {
        var request = Raw.Parse(Raw.Invite.Replace(Via, via));
        request.Source = new Hop(TransportKind.Udp, IPEndPoint.Parse("10.0.0.9:5099"));
        Assert.That(Lines(ResponseWriter.Begin(request, 180, null, 0xabc)), Has.Member(expected));
    }

    [Test]
    public void Begin_Request_CopiesWhatRfc3261Section8Wants()
    {
        var request = Raw.Parse(Raw.Invite);
        var lines = Lines(ResponseWriter.Begin(request, 486, null, 0xabc));
        Assert.That(lines[0], Is.EqualTo("SIP/2.0 486 Busy Here"));
        Assert.That(lines, Has.Member("From: \"Alice\" <sip:alice@10.0.0.1>;tag=1928301774")
            .And.Member("To: <sip:1000@10.0.0.2>;tag=0000000000000abc").And.Member("CSeq: 314159 INVITE")
            .And.Member("Call-ID: a84b4c76e66710@pc33.example.com").And.Member("Content-Length: 0"));
    }

    [Test]
    public void Begin_RequestWithToTag_KeepsIt()
    {
        var request = Raw.Parse(Raw.Invite.Replace("To: <sip:1000@10.0.0.2>", "To: <sip:1000@10.0.0.2>;tag=own"));
        Assert.That(Lines(ResponseWriter.Begin(request, 481, null, 0xabc)), Has.Member("To: <sip:1000@10.0.0.2>;tag=own"));
    }

    [Test]
    public void Header_TextWithLineEnd_CannotBeginANewLine()
    {
        var writer = new SipWriter(16);
        writer.Header("X-Data", "a\r\nEvil: 1\0");
        var packet = writer.End();
        Assert.That(Raw.Text(packet.Span), Is.EqualTo("X-Data: a  Evil: 1 \r\nContent-Length: 0\r\n\r\n"));
    }

    private static string[] Lines(SipWriter writer)
    {
        var packet = writer.End();
        return Raw.Text(packet.Span).Split("\r\n");
    }
}
