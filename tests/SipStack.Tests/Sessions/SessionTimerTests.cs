using CallCenter.SipStack.Messages;
using CallCenter.SipStack.Sessions;
using CallCenter.SipStack.Tests.Support;

namespace CallCenter.SipStack.Tests.Sessions;

/// <summary>RFC 4028, asked for by the other side.</summary>
[TestFixture]
internal sealed class SessionTimerTests : PartyFixture
{
    private WirePeer _wire = null!;

    [SetUp]
    public void JoinWire() => _wire = Network.JoinWire("10.0.0.9:5060");

    [Test]
    public void Called_PeerRefreshes_IsAgreedAndKept()
    {
        var tag = Connect("Session-Expires: 90;refresher=uac\nSupported: timer");
        Assert.That(Raw.Text(_wire.Last.Get(HeaderId.SessionExpires)), Is.EqualTo("90;refresher=uac"));
        Assert.That(Raw.Text(_wire.Last.Get(HeaderId.Require)), Is.EqualTo("timer"));
        for (uint i = 2; i < 8; i++)
        {
            Wait(45);
            _wire.Request(Bob, "UPDATE", i, toTag: tag, more: "Session-Expires: 90;refresher=uac\nSupported: timer");
        }

        Assert.That(Bob.Sessions[0].State, Is.EqualTo(SessionState.Established));
    }

    [Test]
    public void Called_PeerStopsRefreshing_EndsShortlyBeforeTheTime()
    {
        Connect("Session-Expires: 90;refresher=uac\nSupported: timer");
        Wait(59);
        Assert.That(Bob.Sessions[0].State, Is.EqualTo(SessionState.Established));
        Wait(2);
        Assert.That(Bob.Events[^1], Is.EqualTo("ended Network answered 408"));
        Assert.That(_wire.LastStart, Is.EqualTo("BYE"));
        _wire.Respond(Bob, _wire.Last, 200);
    }

    [Test]
    public void Called_AskedToRefresh_SendsReInviteAtHalfTime()
    {
        Connect("Session-Expires: 100;refresher=uas\nSupported: timer");
        Wait(51);
        Assert.That(_wire.LastStart, Is.EqualTo("INVITE"));
        Assert.That((Raw.Text(_wire.Last.Get(HeaderId.SessionExpires)), Raw.Text(_wire.Last.Body)), Is.EqualTo(("100;refresher=uac", "sdp-bob-1")));
        _wire.Respond(Bob, _wire.Last, 200, more: "Session-Expires: 100;refresher=uac\nContact: <sip:wire@10.0.0.9:5060>", body: "offer");
        Wait(1);
        Assert.That(_wire.LastStart, Is.EqualTo("ACK"));
        Assert.That(Bob.Events, Is.EqualTo(["confirmed"]), "a refresh is nobody's business above");
        Wait(50);
        Assert.That(_wire.LastStart, Is.EqualTo("INVITE"));
        _wire.Respond(Bob, _wire.Last, 200, more: "Contact: <sip:wire@10.0.0.9:5060>", body: "offer");
        Wait(200);
        Assert.That(_wire.LastStart, Is.EqualTo("ACK"), "the peer wants no timer any more");
    }

    [Test]
    public void Called_RefreshAndPeerIsGone_Ends()
    {
        Connect("Session-Expires: 100;refresher=uas\nSupported: timer");
        Wait(51);
        _wire.Respond(Bob, _wire.Last, 481);
        Wait(1);
        Assert.That(Bob.Events[^1], Is.EqualTo("ended Network answered 481"));
    }

    [Test]
    public void Called_RefreshMeetsAGlare_IsSentAgainInTime()
    {
        Connect("Session-Expires: 90;refresher=uas\nSupported: timer");
        Wait(46);
        Refuse(491);
        Wait(3);
        Assert.That(_wire.LastStart, Is.EqualTo("INVITE"), "RFC 3261 §14.1: up to 2 s for the called side");
        _wire.Respond(Bob, _wire.Last, 200, more: "Session-Expires: 90;refresher=uac\nContact: <sip:wire@10.0.0.9:5060>", body: "same");
        Wait(40);
        Assert.That(Bob.Sessions[0].State, Is.EqualTo(SessionState.Established));
    }

    [TestCase(500, "Retry-After: 4")]
    [TestCase(503, "")]
    [TestCase(422, "Min-SE: 200")]
    public void Called_RefreshIsRefusedForNow_IsSentAgainInTime(int status, string more)
    {
        Connect("Session-Expires: 90;refresher=uas\nSupported: timer");
        Wait(46);
        Refuse(status, more);
        Wait(7);
        Assert.That(_wire.LastStart, Is.EqualTo("INVITE"));
        Assert.That(Raw.Text(_wire.Last.Get(HeaderId.SessionExpires)), Is.EqualTo(status == 422 ? "200;refresher=uac" : "90;refresher=uac"));
        _wire.Respond(Bob, _wire.Last, 200, more: "Session-Expires: 200;refresher=uac\nContact: <sip:wire@10.0.0.9:5060>", body: "same");
        Wait(40);
        Assert.That(Bob.Sessions[0].State, Is.EqualTo(SessionState.Established));
    }

    [Test]
    public void Called_EveryRefreshIsRefused_EndsShortlyBeforeTheTime()
    {
        Connect("Session-Expires: 90;refresher=uas\nSupported: timer");
        for (var second = 0; second < 61; second++)
        {
            Wait(1);
            if (_wire.LastStart == "INVITE")
            {
                Refuse(500);
            }
        }

        Assert.That(Bob.Events[^1], Is.EqualTo("ended Network answered 408"));
        Assert.That(_wire.LastStart, Is.EqualTo("BYE"));
        _wire.Respond(Bob, _wire.Last, 200);
    }

    [Test]
    public void Calling_AgreedToRefresh_SendsItAgainAfterAGlare()
    {
        Alice.Call(Bob, change: call => call with { Via = new Hop(TransportKind.Udp, _wire.Address) });
        Wait(0.1);
        _wire.Respond(Alice, _wire.Last, 200, toTag: "t", more: "Session-Expires: 90;refresher=uac\nContact: <sip:wire@10.0.0.9:5060>", body: "answer");
        Wait(46);
        Assert.That(_wire.LastStart, Is.EqualTo("INVITE"));
        _wire.Respond(Alice, _wire.Last, 491);
        Wait(2);
        Assert.That(_wire.LastStart, Is.EqualTo("ACK"), "whoever made the Call-ID waits at least 2.1 s");
        Wait(2.5);
        Assert.That(_wire.LastStart, Is.EqualTo("INVITE"));
        _wire.Respond(Alice, _wire.Last, 200, more: "Contact: <sip:wire@10.0.0.9:5060>", body: "moved");
        Wait(0.1);
        Assert.That(Alice.Events, Is.EqualTo(["answer answer", "confirmed", "answer moved"]), "an answer that differs is told");
        Alice.Sessions[0].Close();
        Wait(0.1);
        _wire.Respond(Alice, _wire.Last, 200);
    }

    [Test]
    public void Called_PeerWithoutTimers_IsNotRequiredToKnowThem()
    {
        Connect("Session-Expires: 90");
        Assert.That((Raw.Text(_wire.Last.Get(HeaderId.SessionExpires)), _wire.Last.Has(HeaderId.Require)), Is.EqualTo(("90;refresher=uas", false)));
    }

    [TestCase("Supported: timer", "90;refresher=uas")]
    [TestCase("", "")]
    public void Called_UpdateSaysNothingOfTimers_ThisSideGoesOnRefreshing(string more, string expires)
    {
        var tag = Connect("Session-Expires: 90;refresher=uas\nSupported: timer");
        Wait(10);
        _wire.Request(Bob, "UPDATE", 2, toTag: tag, more: more, body: "hold");
        Wait(0.1);
        Assert.That((_wire.LastStart, Raw.Text(_wire.Last.Get(HeaderId.SessionExpires))), Is.EqualTo(("200 UPDATE", expires)));
        Wait(44);
        Assert.That(_wire.LastStart, Is.EqualTo("200 UPDATE"), "counted from the UPDATE");
        Wait(2);
        Assert.That((_wire.LastStart, Raw.Text(_wire.Last.Body)), Is.EqualTo(("INVITE", "sdp-bob-2")));
        _wire.Respond(Bob, _wire.Last, 481);
        Wait(0.1);
    }

    [Test]
    public void Called_WishForEver_IsCutToADay()
    {
        Connect("Session-Expires: 4294967295;refresher=uac\nSupported: timer");
        Assert.That(Raw.Text(_wire.Last.Get(HeaderId.SessionExpires)), Is.EqualTo("86400;refresher=uac"));
    }

    private void Refuse(int status, string more = "")
    {
        _wire.Respond(Bob, _wire.Last, status, more: more);
        Wait(0.1);
    }

    private string Connect(string more)
    {
        _wire.Request(Bob, "INVITE", 1, more: more, body: "offer");
        Wait(0.1);
        var ok = _wire.Last;
        _wire.Request(Bob, "ACK", 1, toTag: Raw.Text(ok.ToTag));
        Wait(0.1);
        _wire.Received.Remove(ok);
        _wire.Received.Add(ok);
        return Raw.Text(ok.ToTag);
    }
}
