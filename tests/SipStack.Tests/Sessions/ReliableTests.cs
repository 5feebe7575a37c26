using CallCenter.SipStack.Messages;
using CallCenter.SipStack.Sessions;
using CallCenter.SipStack.Tests.Support;

namespace CallCenter.SipStack.Tests.Sessions;

/// <summary>Reliable provisional responses (RFC 3262) and UPDATE (RFC 3311), in both roles, between two of us and on the wire.</summary>
[TestFixture]
internal sealed class ReliableTests : PartyFixture
{
    private WirePeer _wire = null!;

    [SetUp]
    public void JoinWire() => _wire = Network.JoinWire("10.0.0.9:5060");

    [Test]
    public void EarlyMedia_BetweenUs_IsAcknowledgedAndCountsAsTheAnswer()
    {
        Bob.Incoming = (session, _) => session.Ring(183, Bob.Body());
        Alice.Call(Bob);
        Wait(1);
        Assert.That(Alice.Events, Is.EqualTo(["answer sdp-bob-1", "progress 183 sdp-bob-1"]));
        Assert.That((Network.Sent("PRACK"), Network.Sent("SIP/2.0 183")), Is.EqualTo((1, 1)));

        Bob.Sessions[0].Accept(SipBody.Sdp("sdp-bob-1"u8.ToArray()));
        Wait(1);
        Assert.That(Alice.Events.Skip(2), Is.EqualTo(["confirmed"]), "the answer is not told twice");
        Assert.That(Bob.Events, Is.EqualTo(["confirmed"]));
    }

    [Test]
    public void EarlyMedia_PrackIsLost_ComesAgainUntilItIsAcknowledged_AndThe200WaitsForIt()
    {
        var lost = 0;
        Network.Judge = m => m.StartsWith("PRACK", StringComparison.Ordinal) && lost++ < 2 ? Fate.Lose : Fate.Deliver;
        Bob.Incoming = (session, _) =>
        {
            session.Ring(183, Bob.Body());
            session.Accept(Bob.Body());
        };
        Alice.Call(Bob);
        Wait(0.4);
        Assert.That(Network.Sent("SIP/2.0 200"), Is.Zero);
        Wait(3);
        Assert.That((Alice.Events[^1], Bob.Events[^1]), Is.EqualTo(("confirmed", "confirmed")));
        Assert.That(Alice.Events.Count(e => e.StartsWith("progress", StringComparison.Ordinal)), Is.EqualTo(1), "a repeated 183 is told once");
    }

    [Test]
    public void Reliable_NoPrackComes_TheCallIsRefused()
    {
        Network.Judge = m => m.StartsWith("PRACK", StringComparison.Ordinal) ? Fate.Lose : Fate.Deliver;
        Bob.Incoming = (session, _) => session.Ring(183, Bob.Body());
        Alice.Call(Bob);
        Wait(33);
        Assert.That((Alice.Events[^1], Bob.Events[^1]), Is.EqualTo(("ended Remote unanswered 504", "ended Network unanswered 504")));
    }

    [Test]
    public void Reliable_OwnerHangsUpWhileThe200WaitsForThePrack_IsRefused()
    {
        Network.Judge = m => m.StartsWith("PRACK", StringComparison.Ordinal) ? Fate.Lose : Fate.Deliver;
        Bob.Incoming = (session, _) =>
        {
            session.Ring(183, Bob.Body());
            session.Accept(Bob.Body());
        };
        Alice.Call(Bob);
        Wait(0.3);
        Bob.Sessions[0].Close();
        Wait(1);
        Assert.That((Alice.Events[^1], Network.Sent("BYE")), Is.EqualTo(("ended Remote unanswered 480", 0)));
    }

    [Test]
    public void Reliable_Several_GoOneByOne()
    {
        Bob.Incoming = (session, _) =>
        {
            session.Ring(183, Bob.Body());
            session.Ring(180, SipBody.Sdp("sdp-bob-1"u8.ToArray()));
        };
        Alice.Call(Bob);
        Wait(1);
        Assert.That(Alice.Events, Is.EqualTo(["answer sdp-bob-1", "progress 183 sdp-bob-1", "progress 180 sdp-bob-1"]));
        Assert.That(Network.Sent("PRACK"), Is.EqualTo(2));
    }

    [Test]
    public void Required_EvenRingingIsReliable()
    {
        Bob.Incoming = (session, _) => session.Ring();
        Invite("Require: 100rel");
        Assert.That((_wire.LastStart, _wire.Last.Lists(HeaderId.Require, "100rel"u8)), Is.EqualTo(("180 INVITE", true)));
        var (tag, rseq) = (Raw.Text(_wire.Last.ToTag), Raw.Text(_wire.Last.Get(HeaderId.RSeq)));

        _wire.Request(Bob, "PRACK", 2, toTag: tag, more: $"RAck: {rseq} 99 INVITE");
        Wait(0.1);
        Assert.That(_wire.LastStart, Is.EqualTo("481 PRACK"));
        _wire.Request(Bob, "PRACK", 3, toTag: tag, more: $"RAck: {rseq} 1 INVITE");
        Wait(0.1);
        Assert.That(_wire.LastStart, Is.EqualTo("200 PRACK"));
        var sent = _wire.Received.Count;
        Wait(5);
        Assert.That(_wire.Received, Has.Count.EqualTo(sent), "nothing is repeated any more");
        Bob.Sessions[0].Reject(486);
        Wait(0.1);
        _wire.Request(Bob, "ACK", 1, toTag: tag, branch: "wire-1-INVITE-1");
    }

    [Test]
    public void Required_WithoutAnOffer_RingingSaysNothing()
    {
        Bob.Incoming = (session, _) => session.Ring();
        _wire.Request(Bob, "INVITE", 1, more: "Require: 100rel");
        Wait(1);
        Assert.That(_wire.Starts, Is.EqualTo(["100 INVITE"]), "a reliable 180 would have to carry an offer");
        Bob.Sessions[0].Reject(486);
        Wait(0.1);
        _wire.Request(Bob, "ACK", 1, toTag: Raw.Text(_wire.Last.ToTag), branch: "wire-1-INVITE-1");
    }

    [Test]
    public void Supported_RingingWithoutADescription_CostsNoPrack()
    {
        Bob.Incoming = (session, _) => session.Ring();
        Invite("Supported: 100rel");
        Assert.That((_wire.LastStart, _wire.Last.Has(HeaderId.RSeq)), Is.EqualTo(("180 INVITE", false)));
        Bob.Sessions[0].Reject(486);
        Wait(0.1);
        _wire.Request(Bob, "ACK", 1, toTag: Raw.Text(_wire.Last.ToTag), branch: "wire-1-INVITE-1");
    }

    [Test]
    public void Calling_OfferInAReliable183_IsAnsweredInThePrack()
    {
        Alice.Call(new OutgoingCall(SipUri.Sip("x", "10.0.0.9", 5060), new NameAddr(Alice.Uri)));
        Wait(0.1);
        var invite = _wire.Last;
        _wire.Respond(Alice, invite, 183, "a", "Require: 100rel\nRSeq: 7\nContact: <sip:x@10.0.0.9>", "offer-x");
        Wait(0.1);
        Assert.That((_wire.LastStart, Raw.Text(_wire.Last.Body), Raw.Text(_wire.Last.Get(HeaderId.RAck))), Is.EqualTo(("PRACK", "sdp-alice-1", $"7 {invite.CSeq} INVITE")));
        var prack = _wire.Last;
        _wire.Respond(Alice, prack, 200);
        _wire.Respond(Alice, invite, 200, "a", "Contact: <sip:x@10.0.0.9>");
        Wait(0.1);
        Assert.That((_wire.LastStart, _wire.Last.Body.Length), Is.EqualTo(("ACK", 0)));
        Assert.That(Alice.Events[^1], Is.EqualTo("confirmed"));
        Alice.Sessions[0].Close();
        Wait(0.1);
        Assert.That(_wire.Last.CSeq, Is.EqualTo(prack.CSeq + 1), "one count for the dialog from its beginning");
        _wire.Respond(Alice, _wire.Last, 200);
    }

    [Test]
    public void Calling_ReliableOutOfOrder_IsNotTaken()
    {
        var invite = CallWire();
        _wire.Respond(Alice, invite, 180, "a", "Require: 100rel\nRSeq: 7\nContact: <sip:x@10.0.0.9>");
        Wait(0.1);
        _wire.Respond(Alice, _wire.Last, 200);
        _wire.Respond(Alice, invite, 183, "a", "Require: 100rel\nRSeq: 9\nContact: <sip:x@10.0.0.9>", "answer-x");
        Wait(0.1);
        Assert.That((Alice.Events, _wire.Starts.Count(s => s == "PRACK")), Is.EqualTo((new List<string> { "progress 180" }, 1)));
        Refuse(invite);
    }

    [Test]
    public void Calling_Forks_EachHasItsOwnPrack_AndTheLoserGetsAckAndBye()
    {
        var invite = CallWire();
        _wire.Respond(Alice, invite, 183, "a", "Require: 100rel\nRSeq: 7\nContact: <sip:a@10.0.0.9>", "answer-a");
        Wait(0.1);
        _wire.Respond(Alice, _wire.Last, 200);
        _wire.Respond(Alice, invite, 183, "b", "Require: 100rel\nRSeq: 3\nContact: <sip:b@10.0.0.9>", "answer-b");
        Wait(0.1);
        _wire.Respond(Alice, _wire.Last, 200);
        Assert.That(Alice.Events, Is.EqualTo(["answer answer-a", "progress 183 answer-a", "answer answer-b", "progress 183 answer-b"]));

        _wire.Respond(Alice, invite, 200, "a", "Contact: <sip:a@10.0.0.9>", "answer-a");
        Wait(0.1);
        Assert.That(Alice.Events.Skip(4), Is.EqualTo(["answer answer-a", "confirmed"]), "b was told last, a is it");
        _wire.Received.Clear();
        _wire.Respond(Alice, invite, 200, "b", "Contact: <sip:b@10.0.0.9>", "answer-b");
        Wait(0.1);
        Assert.That(_wire.Starts, Is.EqualTo(["ACK", "BYE"]));
        Assert.That((Raw.Text(_wire.Last.ToTag), _wire.Last.CSeq), Is.EqualTo(("b", invite.CSeq + 2)), "behind that fork's PRACK");
        _wire.Respond(Alice, _wire.Last, 200);
    }

    [Test]
    public void Calling_UpdateInTheEarlyDialog_IsAnswered_AndHolds()
    {
        var invite = CallWire();
        _wire.Respond(Alice, invite, 183, "a", "Require: 100rel\nRSeq: 7\nContact: <sip:a@10.0.0.9>", "answer-a");
        Wait(0.1);
        _wire.Respond(Alice, _wire.Last, 200);
        var own = Raw.Text(invite.FromTag);
        _wire.Send(Alice, $"UPDATE sip:alice@10.0.0.1 SIP/2.0\nVia: SIP/2.0/UDP 10.0.0.9:5060;branch=z9hG4bKu1\nMax-Forwards: 70\nFrom: <sip:x@10.0.0.9>;tag=a\n"
            + $"To: <sip:alice@10.0.0.1>;tag={own}\nCall-ID: {Raw.Text(invite.CallId)}\nCSeq: 1 UPDATE\nContact: <sip:a@10.0.0.9>\n"
            + "Content-Type: application/sdp\nContent-Length: 6\n\noffer2");
        Wait(0.1);
        Assert.That((_wire.LastStart, Raw.Text(_wire.Last.Body)), Is.EqualTo(("200 UPDATE", "sdp-alice-2")));
        _wire.Respond(Alice, invite, 200, "a", "Contact: <sip:a@10.0.0.9>");
        Wait(0.1);
        Assert.That(Alice.Events, Is.EqualTo(["answer answer-a", "progress 183 answer-a", "offer offer2", "confirmed"]));
        Alice.Sessions[0].Close();
        Wait(0.1);
        _wire.Respond(Alice, _wire.Last, 200);
    }

    [Test]
    public void Update_BetweenUs_InTheEarlyDialog_IsAnswered()
    {
        Bob.Incoming = (session, _) => session.Ring(183, Bob.Body());
        Alice.Call(Bob);
        Wait(1);
        Alice.Sessions[0].Modify(Alice.Body());
        Wait(1);
        Assert.That((Bob.Events[^1], Alice.Events[^1], Network.Sent("UPDATE")), Is.EqualTo(("offer sdp-alice-2", "answer sdp-bob-2", 1)));
        Bob.Sessions[0].Accept(SipBody.Sdp("sdp-bob-2"u8.ToArray()));
        Wait(1);
        Assert.That((Alice.Events[^1], Bob.Events[^1]), Is.EqualTo(("confirmed", "confirmed")));
    }

    [Test]
    public void SessionTimer_PeerTakesUpdate_IsRefreshedWithoutADescription()
    {
        Invite("Session-Expires: 100;refresher=uas\nSupported: timer\nAllow: INVITE, ACK, BYE, UPDATE");
        _wire.Request(Bob, "ACK", 1, toTag: Raw.Text(_wire.Last.ToTag));
        Wait(51);
        Assert.That((_wire.LastStart, _wire.Last.Body.Length, Raw.Text(_wire.Last.Get(HeaderId.SessionExpires))), Is.EqualTo(("UPDATE", 0, "100;refresher=uac")));
        _wire.Respond(Bob, _wire.Last, 200, more: "Session-Expires: 100;refresher=uac\nRequire: timer");
        Wait(51);
        Assert.That(_wire.Received.Where(m => m.Method == SipMethod.Update).Select(m => m.CSeq).Distinct().Count(), Is.EqualTo(2));
        _wire.Respond(Bob, _wire.Last, 405);
        Wait(0.1);
        Assert.That(_wire.LastStart, Is.EqualTo("INVITE"), "who does not take it after all gets a re-INVITE");
        _wire.Respond(Bob, _wire.Last, 200, more: "Contact: <sip:wire@10.0.0.9>\nSession-Expires: 100;refresher=uac", body: "answer");
        Wait(0.1);
        Bob.Sessions[0].Close();
        Wait(0.1);
        _wire.Respond(Bob, _wire.Last, 200);
    }

    private SipMessage CallWire()
    {
        Alice.Call(new OutgoingCall(SipUri.Sip("x", "10.0.0.9", 5060), new NameAddr(Alice.Uri), Offer: Alice.Body()));
        Wait(0.1);
        return _wire.Last;
    }

    private void Invite(string more)
    {
        _wire.Request(Bob, "INVITE", 1, more: more, body: "offer");
        Wait(0.1);
    }

    private void Refuse(SipMessage invite)
    {
        _wire.Respond(Alice, invite, 486, "a");
        Wait(0.1);
    }
}
