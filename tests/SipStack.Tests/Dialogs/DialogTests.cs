using CallCenter.SipStack.Messages;
using CallCenter.SipStack.Tests.Support;

namespace CallCenter.SipStack.Tests.Dialogs;

/// <summary>Where requests of a dialog go, and what they carry: route sets, targets, forks (RFC 3261 §12).</summary>
[TestFixture]
internal sealed class DialogTests : PartyFixture
{
    private WirePeer _wire = null!;
    private WirePeer _proxy = null!;

    [SetUp]
    public void JoinWires()
    {
        _wire = Network.JoinWire("10.0.0.9:5060");
        _proxy = Network.JoinWire("10.0.0.7:5060");
    }

    [Test]
    public void Called_RecordRoute_IsCopiedAndFollowed()
    {
        _wire.Request(Bob, "INVITE", 1, more: "Record-Route: <sip:10.0.0.7;lr>, <sip:10.0.0.6;lr;r2=on>", body: "x");
        Wait(0.1);
        Assert.That(_wire.Last.ValuesByName("Record-Route", splitCommas: true), Is.EqualTo(["<sip:10.0.0.7;lr>", "<sip:10.0.0.6;lr;r2=on>"]));
        _wire.Request(Bob, "ACK", 1, Raw.Text(_wire.Last.ToTag));
        Wait(0.1);
        Bob.Sessions[0].Close();
        Wait(0.1);
        Assert.That(_proxy.LastStart, Is.EqualTo("BYE"));
        Assert.That(Raw.Text(_proxy.Last.RequestUri), Is.EqualTo("sip:wire@10.0.0.9:5060"));
        Assert.That(_proxy.Last.ValuesByName("Route", splitCommas: true), Is.EqualTo(["<sip:10.0.0.7;lr>", "<sip:10.0.0.6;lr;r2=on>"]));
        _proxy.Respond(Bob, _proxy.Last, 200);
    }

    [Test]
    public void Caller_RecordRoute_IsFollowedInReverse()
    {
        Answer("Record-Route: <sip:10.0.0.6;lr>\nRecord-Route: <sip:10.0.0.7;lr>");
        Assert.That(_proxy.LastStart, Is.EqualTo("ACK"));
        Assert.That(_proxy.Last.ValuesByName("Route", splitCommas: true), Is.EqualTo(["<sip:10.0.0.7;lr>", "<sip:10.0.0.6;lr>"]));
    }

    [Test]
    public void Caller_StrictRouter_TakesTheUrisPlace()
    {
        Answer("Record-Route: <sip:strict@10.0.0.7>");
        Assert.That(Raw.Text(_proxy.Last.RequestUri), Is.EqualTo("sip:strict@10.0.0.7"));
        Assert.That(_proxy.Last.ValuesByName("Route", splitCommas: true), Is.EqualTo(["<sip:wire@10.0.0.9:5060>"]));
    }

    [Test]
    public void Request_InDialog_HasTagsCallIdAndNextCSeq()
    {
        Answer("");
        Alice.Sessions[0].Info(new SipBody("text/plain", "x"u8.ToArray()));
        Wait(0.1);
        var (invite, info) = (_wire.Received[0], _wire.Last);
        Assert.That(Raw.Text(info.MethodText), Is.EqualTo("INFO"));
        Assert.That(info.CSeq, Is.EqualTo(invite.CSeq + 1));
        Assert.That((Raw.Text(info.CallId), Raw.Text(info.FromTag), Raw.Text(info.ToTag)),
            Is.EqualTo((Raw.Text(invite.CallId), Raw.Text(invite.FromTag), "w9")));
        Assert.That(Raw.Text(info.Branch), Is.Not.EqualTo(Raw.Text(invite.Branch)));
        _wire.Respond(Alice, info, 200);
    }

    [Test]
    public void Fork_TwoAnswer_FirstWinsSecondGetsAckAndBye()
    {
        var invite = Ring();
        _wire.Respond(Alice, invite, 180, "fork1", "Contact: <sip:one@10.0.0.9>");
        _wire.Respond(Alice, invite, 180, "fork2", "Contact: <sip:two@10.0.0.9>");
        Wait(0.1);
        Assert.That(Alice.Counts.Dialogs, Is.EqualTo(2));
        _wire.Respond(Alice, invite, 200, "fork2", "Contact: <sip:two@10.0.0.9>", "two");
        _wire.Respond(Alice, invite, 200, "fork1", "Contact: <sip:one@10.0.0.9>", "one");
        Wait(0.1);
        Assert.That(Alice.Events, Is.EqualTo(["progress 180", "progress 180", "answer two", "confirmed"]));
        var bye = _wire.Received.Single(m => m.Method == SipMethod.Bye);
        Assert.That((Raw.Text(bye.ToTag), Raw.Text(bye.RequestUri)), Is.EqualTo(("fork1", "sip:one@10.0.0.9")));
        Assert.That(_wire.Received.Where(m => m.Method == SipMethod.Ack).Select(m => Raw.Text(m.ToTag)), Is.EquivalentTo(["fork1", "fork2"]));
        Assert.That(Alice.Counts.Dialogs, Is.EqualTo(1));
        _wire.Respond(Alice, bye, 200);
        _wire.Respond(Alice, invite, 200, "fork1", "Contact: <sip:one@10.0.0.9>", "one");
        Wait(0.1);
        Assert.That(_wire.Received.Count(m => m.Method == SipMethod.Bye), Is.EqualTo(1), "a repeated 2xx gets its ACK again, nothing else");
    }

    [Test]
    public void Response_WithTwoVias_IsNotOurs()
    {
        var invite = Ring();
        _wire.Send(Alice, $"SIP/2.0 200 OK\nVia: {Raw.Text(invite.Get(HeaderId.Via))}\nVia: SIP/2.0/UDP 1.2.3.4;branch=z9hG4bKx\nFrom: {Raw.Text(invite.Get(HeaderId.From))}\n"
            + $"To: {Raw.Text(invite.Get(HeaderId.To))};tag=x\nCall-ID: {Raw.Text(invite.CallId)}\nCSeq: {invite.CSeq} INVITE\n\n");
        Wait(0.1);
        Assert.That(Alice.Events, Is.Empty);
        Assert.That(Alice.Endpoint.Statistics.Stray, Is.EqualTo(1));
    }

    [Test]
    public void Challenge_WithLogin_IsMetOnce([Values(401, 407)] int status)
    {
        var invite = Ring(login: true);
        var (ask, answer) = status == 401 ? ("WWW-Authenticate", HeaderId.Authorization) : ("Proxy-Authenticate", HeaderId.ProxyAuthorization);
        _wire.Respond(Alice, invite, status, "x", $"{ask}: Digest realm=\"r\", nonce=\"n\", qop=\"auth,auth-int\", opaque=\"o\"");
        Wait(0.1);
        var again = _wire.Last;
        Assert.That(again.Method, Is.EqualTo(SipMethod.Invite));
        Assert.That((again.CSeq, Raw.Text(again.CallId)), Is.EqualTo((invite.CSeq + 1, Raw.Text(invite.CallId))));
        SipStack.Auth.DigestHeader.TryParse(again.Get(answer), out var header);
        Assert.That((header.User, header.Realm, header.Nonce, header.Qop, header.Nc, header.Opaque), Is.EqualTo(("alice", "r", "n", "auth", "00000001", "o")));
        var ha1 = SipStack.Auth.Digest.Ha1(SipStack.Auth.DigestAlgorithm.Md5, "alice", "r", "secret");
        Assert.That(header.Response, Is.EqualTo(SipStack.Auth.Digest.Response(SipStack.Auth.DigestAlgorithm.Md5, ha1, "INVITE", header.Uri!, "n", "auth", "00000001", header.Cnonce)));
        _wire.Respond(Alice, again, status, "y", $"{ask}: Digest realm=\"r\", nonce=\"n2\", qop=\"auth\"");
        Wait(0.1);
        Assert.That(Alice.Events, Is.EqualTo([$"ended Remote unanswered {status}"]));
    }

    [Test]
    public void Challenge_NonceGrownStale_IsMetAnew()
    {
        _wire.Respond(Alice, Ring(login: true), 407, "x", "Proxy-Authenticate: Digest realm=\"r\", nonce=\"n\", qop=\"auth\"");
        Wait(0.1);
        _wire.Respond(Alice, _wire.Last, 407, "y", "Proxy-Authenticate: Digest realm=\"r\", nonce=\"n2\", qop=\"auth\", stale=true");
        Wait(0.1);
        Assert.That(_wire.LastStart, Is.EqualTo("INVITE"));
        Assert.That(_wire.Last.ValuesByName("Proxy-Authorization", splitCommas: false).Single(), Does.Contain("nonce=\"n2\""));
        _wire.Respond(Alice, _wire.Last, 486, "z");
    }

    [Test]
    public void Challenge_OfTheProxyAndThenOfTheCalledSide_BothAreMet()
    {
        _wire.Respond(Alice, Ring(login: true), 407, "x", "Proxy-Authenticate: Digest realm=\"proxy\", nonce=\"p\", qop=\"auth\"");
        Wait(0.1);
        _wire.Respond(Alice, _wire.Last, 401, "y", "WWW-Authenticate: Digest realm=\"called\", nonce=\"c\", qop=\"auth\"");
        Wait(0.1);
        Assert.That((_wire.LastStart, _wire.Last.Has(HeaderId.ProxyAuthorization), _wire.Last.Has(HeaderId.Authorization)), Is.EqualTo(("INVITE", true, true)));
        _wire.Respond(Alice, _wire.Last, 200, "z", "Contact: <sip:wire@10.0.0.9:5060>", "answer");
        Wait(0.1);
        Assert.That((_wire.LastStart, _wire.Last.Has(HeaderId.ProxyAuthorization), _wire.Last.Has(HeaderId.Authorization)), Is.EqualTo(("ACK", true, true)));
    }

    [Test]
    public void Contact_PrivateBehindPublic_IsReachedWhereItWasSeen()
    {
        var phone = Network.JoinWire("203.0.113.5:40000");
        phone.Request(Bob, "INVITE", 1, more: "Contact: <sip:phone@192.168.1.20:5060>", body: "x");
        Wait(0.1);
        // Without rport the answer goes to the port in Via, which is the same here.
        phone.Request(Bob, "ACK", 1, Raw.Text(phone.Last.ToTag));
        Wait(0.1);
        Bob.Sessions[0].Close();
        Wait(0.1);
        Assert.That((phone.LastStart, Raw.Text(phone.Last.RequestUri)), Is.EqualTo(("BYE", "sip:phone@192.168.1.20:5060")));
        phone.Respond(Bob, phone.Last, 200);
    }

    [Test]
    public void Target_ByName_IsAskedForAndRemembered()
    {
        Network.Names.Host("phone.example.com", $"{_wire.Address.Address}");
        Alice.Call(Bob, change: c => c with { Target = SipUri.Sip("x", "phone.example.com", 5060) });
        Wait(0.1);
        Assert.That(_wire.LastStart, Is.EqualTo("INVITE"));
        _wire.Respond(Alice, _wire.Last, 486, "x");
    }

    [Test]
    public void Target_UnknownName_EndsWith503()
    {
        Alice.Call(Bob, change: c => c with { Target = SipUri.Sip("x", "no.such.name") });
        Wait(0.1);
        Assert.That(Alice.Events, Is.EqualTo(["ended Network unanswered 503"]));
    }

    [Test]
    public void Caller_NameWithLineEnds_StaysOneHeader()
    {
        Alice.Call(Bob, change: c => c with
        {
            From = new NameAddr(Alice.Uri, "Eve\r\nX-Evil: 1"),
            Headers = [new("X-Data", "a\r\nX-Evil: 2")],
        });
        Wait(0.1);
        Assert.That(Bob.Invites[0].Header("X-Evil"), Is.Null);
        Assert.That(Bob.Invites[0].Header("X-Data"), Is.EqualTo("a  X-Evil: 2"));
        Assert.That(Bob.Invites[0].From.DisplayName, Is.EqualTo("Eve  X-Evil: 1"));
    }

    private SipMessage Ring(bool login = false)
    {
        Alice.Call(Bob, change: c => c with
        {
            Target = SipUri.Sip("wire", "10.0.0.9", 5060),
            Login = login ? new SipStack.Auth.DigestLogin("alice", "secret") : null,
        });
        Wait(0.1);
        return _wire.Last;
    }

    private void Answer(string more)
    {
        var invite = Ring();
        _wire.Respond(Alice, invite, 200, "w9", ("Contact: <sip:wire@10.0.0.9:5060>\n" + more).TrimEnd('\n'), "answer");
        Wait(0.1);
        Assert.That(Alice.Events, Is.EqualTo(["answer answer", "confirmed"]));
    }
}
