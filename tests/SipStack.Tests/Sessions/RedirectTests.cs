using CallCenter.SipStack.Auth;
using CallCenter.SipStack.Messages;
using CallCenter.SipStack.Sessions;
using CallCenter.SipStack.Tests.Support;

namespace CallCenter.SipStack.Tests.Sessions;

/// <summary>3xx responses lead elsewhere where the owner lets them (RFC 3261 §8.1.3.4).</summary>
[TestFixture]
internal sealed class RedirectTests : PartyFixture
{
    private WirePeer _wire = null!;

    [SetUp]
    public void JoinWire() => _wire = Network.JoinWire("10.0.0.9:5060");

    [Test]
    public void Follow_TheBestContact_ThenTheNext()
    {
        Bob.Incoming = (session, _) => session.Reject(486);
        var invite = Call(_ => true);
        _wire.Respond(Alice, invite, 302, "w", $"Contact: <{Carol.Uri}>;q=0.3\nContact: <{Bob.Uri}>;q=0.8");
        Wait(1);
        Assert.That((Bob.Invites.Count, Carol.Invites.Count), Is.EqualTo((1, 1)));
        Assert.That(Alice.Events, Is.EqualTo(["answer sdp-carol-1", "confirmed"]));
        Assert.That(Carol.Invites[0].CallId, Is.EqualTo(Bob.Invites[0].CallId));
    }

    [Test]
    public void Follow_OnlyWhereTheOwnerAllows()
    {
        var invite = Call(uri => uri.Host == "10.0.0.2");
        _wire.Respond(Alice, invite, 302, "w", $"Contact: <{Carol.Uri}>");
        Wait(1);
        Assert.That((Alice.Events[^1], Carol.Invites.Count), Is.EqualTo(("ended Remote unanswered 302", 0)));
    }

    [Test]
    public void Follow_NotAllowed_IsARefusal()
    {
        var invite = Call(null);
        _wire.Respond(Alice, invite, 302, "w", $"Contact: <{Carol.Uri}>");
        Wait(1);
        Assert.That((Alice.Events[^1], Carol.Invites.Count), Is.EqualTo(("ended Remote unanswered 302", 0)));
    }

    [Test]
    public void Follow_InACircle_Ends()
    {
        var invite = Call(_ => true);
        for (var i = 0; i < 10 && Alice.Events.Count == 0; i++)
        {
            _wire.Respond(Alice, invite, 302, "w", $"Contact: <sip:x{i}@10.0.0.9>\nContact: <sip:x0@10.0.0.9>");
            Wait(0.1);
            invite = _wire.Received.Last(m => m.Method == SipMethod.Invite);
        }

        Assert.That(Alice.Events, Is.EqualTo(["ended Remote unanswered 302"]));
        Assert.That(_wire.Received.Where(m => m.Method == SipMethod.Invite).Select(m => m.CSeq).Distinct().Count(), Is.EqualTo(6), "five targets and the first");
    }

    [Test]
    public void Follow_TheStrangerThereGetsNoAnswerToItsChallenge()
    {
        var invite = Call(_ => true, new DigestLogin("alice", "secret"));
        _wire.Respond(Alice, invite, 302, "w", "Contact: <sip:y@10.0.0.9>");
        Wait(0.1);
        _wire.Respond(Alice, _wire.Last, 401, "y", "WWW-Authenticate: Digest realm=\"y\", nonce=\"n\"");
        Wait(1);
        Assert.That((Alice.Events[^1], _wire.Received.Any(m => m.Has(HeaderId.Authorization))), Is.EqualTo(("ended Remote unanswered 401", false)));
    }

    private SipMessage Call(Func<SipUri, bool>? mayFollow, DigestLogin? login = null)
    {
        Alice.Call(new OutgoingCall(SipUri.Sip("x", "10.0.0.9", 5060), new NameAddr(Alice.Uri), Offer: Alice.Body()) { MayFollow = mayFollow, Login = login });
        Wait(0.1);
        return _wire.Last;
    }
}
