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
        _wire.Respond(Bob, _wire.Last, 200, more: "Session-Expires: 100;refresher=uac\nContact: <sip:wire@10.0.0.9:5060>", body: "same");
        Wait(1);
        Assert.That(_wire.LastStart, Is.EqualTo("ACK"));
        Assert.That(Bob.Events, Is.EqualTo(["confirmed"]), "a refresh is nobody's business above");
        Wait(50);
        Assert.That(_wire.LastStart, Is.EqualTo("INVITE"));
        _wire.Respond(Bob, _wire.Last, 200, more: "Contact: <sip:wire@10.0.0.9:5060>", body: "same");
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
