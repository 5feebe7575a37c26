using System.Net;
using CallCenter.SipStack.Auth;
using CallCenter.SipStack.Diagnostics;
using CallCenter.SipStack.Messages;
using CallCenter.SipStack.Registration;
using CallCenter.SipStack.Tests.Support;
using CallCenter.SipStack.UserAgents;
using CallCenter.Testing;

namespace CallCenter.SipStack.Tests.UserAgents;

/// <summary>A datagram's source may be forged: what is sent there is no more than three times what came.</summary>
internal sealed class AmplificationTests
{
    private readonly ManualTimeProvider _time = new();
    private MemoryNetwork _network = null!;
    private Party _server = null!;

    [SetUp]
    public void Begin()
    {
        _network = new MemoryNetwork(_time);
        _server = Server(new DigestOptions());
    }

    [TestCase("REGISTER")]
    [TestCase("INVITE")]
    [TestCase("OPTIONS")]
    [TestCase("MESSAGE")]
    [TestCase("BYE")]
    [TestCase("FOO")]
    public void Answers_ToTheShortestRequest_AreAtMostThreeTimesAsLong(string method)
    {
        var request = Request(method);
        Send(request);
        _time.Advance(TimeSpan.FromMinutes(2));
        Assert.That(_network.Log.Sum(m => m.Length), Is.AtMost(3 * request.Length));
    }

    [Test]
    public void Challenge_OfARequestTooShortForIt_IsNotSentAndIsCounted()
    {
        _server = Server(new DigestOptions { Realm = new string('r', 150) }, "10.0.0.3:5060");
        Send(Request("REGISTER"));
        Assert.That((_network.Log.Count, _server.Endpoint.Refusals.Of(RefusalReason.Amplification)), Is.EqualTo((0, 1)));

        Send(Request("REGISTER", "Allow: INVITE, ACK, CANCEL, BYE, OPTIONS, INFO, PRACK, UPDATE, REFER, NOTIFY\nUser-Agent: softphone 1.0 (no telephone is shorter than that)\n"));
        Assert.That(_network.Log.Single(), Does.StartWith("SIP/2.0 401 "));
    }

    [Test]
    public void Answer_ToACallThatMayBeForged_IsRepeatedNoMoreThanThreeTimesItsLength()
    {
        _server.Admission = _ => Admission.Accept;
        var request = Raw.Bytes($"INVITE {_server.Uri} SIP/2.0\nv:SIP/2.0/UDP 10.0.0.9;branch=z9hG4bK1\nf:<sip:a@10.0.0.9>;tag=1\nt:<sip:s@10.0.0.2>\ni:1\n"
            + "CSeq:1 INVITE\nMax-Forwards:70\nm:<sip:a@10.0.0.9>\nc:application/sdp\nl:5\n\noffer");
        Send(request);
        _time.Advance(TimeSpan.FromMinutes(2));
        Assert.That(_network.Log.Sum(m => m.Length), Is.GreaterThan(0).And.AtMost(3 * request.Length));
    }

    private Party Server(DigestOptions digest, string address = "10.0.0.2:5060") => new("s", address, _network, _time, new Registrar(new(), _time), new Accounts(), new SipOptions { Digest = digest })
    {
        Admission = _ => Admission.Challenge,
    };

    private static byte[] Request(string method, string more = "") => Raw.Bytes(
        $"{method} sip:s SIP/2.0\nv:SIP/2.0/UDP a;branch=z9hG4bK1\nf:<sip:a>;tag=1\nt:<sip:a>\ni:1\nCSeq:1 {method}\nMax-Forwards:70\nm:<sip:a>\n{more}l:0\n\n");

    private void Send(byte[] request)
    {
        _server.Transport.Receiver!.OnMessage(request, new Hop(TransportKind.Udp, IPEndPoint.Parse("10.0.0.9:5060")));
        _time.Advance(TimeSpan.FromMilliseconds(10));
    }
}
