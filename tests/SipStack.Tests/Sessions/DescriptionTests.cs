using CallCenter.SipStack.Messages;
using CallCenter.SipStack.Sessions;
using CallCenter.SipStack.Tests.Support;

namespace CallCenter.SipStack.Tests.Sessions;

/// <summary>Offers and answers that stand elsewhere than one expects, or nowhere (RFC 3261 §13.2.1, RFC 5621).</summary>
[TestFixture]
internal sealed class DescriptionTests : PartyFixture
{
    private const string Contact = "Contact: <sip:wire@10.0.0.9:5060>";
    private const string Multipart = "Content-Type: multipart/mixed;boundary=b";
    private WirePeer _wire = null!;

    [SetUp]
    public void JoinWire() => _wire = Network.JoinWire("10.0.0.9:5060");

    [Test]
    public void Calling_AnswerNowhere_IsAcknowledgedAndEnded()
    {
        var invite = Call();
        _wire.Respond(Alice, invite, 200, toTag: "t", more: Contact);
        Wait(0.1);
        Assert.That(_wire.Starts, Is.EqualTo(["INVITE", "ACK", "BYE"]));
        Assert.That(Alice.Events, Is.EqualTo(["ended Remote answered 488"]), "nobody was told of a conversation");
        _wire.Respond(Alice, _wire.Last, 200);
    }

    [Test]
    public void Calling_AnswerOnlyIn183_Counts()
    {
        var invite = Call();
        _wire.Respond(Alice, invite, 183, toTag: "t", more: Contact, body: "first");
        _wire.Respond(Alice, invite, 183, toTag: "t", more: Contact, body: "early");
        _wire.Respond(Alice, invite, 200, toTag: "t", more: Contact);
        Wait(0.1);
        Assert.That(_wire.Starts, Is.EqualTo(["INVITE", "ACK"]));
        Assert.That(Alice.Events[^2..], Is.EqualTo(["answer early", "confirmed"]));
        HangUp();
    }

    [Test]
    public void Calling_AnswerIn200_WinsOverThatIn183()
    {
        var invite = Call();
        _wire.Respond(Alice, invite, 183, toTag: "t", more: Contact, body: "early");
        _wire.Respond(Alice, invite, 200, toTag: "t", more: Contact, body: "final");
        Wait(0.1);
        Assert.That(Alice.Events[^2..], Is.EqualTo(["answer final", "confirmed"]));
        HangUp();
    }

    [Test]
    public void Calling_AnswerIn183OfAnotherFork_IsNone()
    {
        var invite = Call();
        _wire.Respond(Alice, invite, 183, toTag: "other", more: Contact, body: "early");
        _wire.Respond(Alice, invite, 200, toTag: "t", more: Contact);
        Wait(0.1);
        Assert.That(_wire.LastStart, Is.EqualTo("BYE"));
        Assert.That(Alice.Events[^1], Is.EqualTo("ended Remote answered 488"));
        _wire.Respond(Alice, _wire.Last, 200);
    }

    [Test]
    public void Calling_WithoutOffer_AndNoneComes_Ends()
    {
        var invite = Call(lateOffer: true);
        _wire.Respond(Alice, invite, 200, toTag: "t", more: Contact);
        Wait(0.1);
        Assert.That(_wire.Starts, Is.EqualTo(["INVITE", "ACK", "BYE"]));
        _wire.Respond(Alice, _wire.Last, 200);
    }

    [Test]
    public void Calling_AnswerInAMultipart_IsRead()
    {
        var invite = Call();
        _wire.Respond(Alice, invite, 200, toTag: "t", more: Contact + "\n" + Multipart, body: Parts("answer"));
        Wait(0.1);
        Assert.That(Alice.Events, Is.EqualTo(["answer answer", "confirmed"]));
        HangUp();
    }

    [Test]
    public void Modify_AnsweredWithoutDescription_FailsAndTheSessionGoesOn()
    {
        var invite = Call();
        _wire.Respond(Alice, invite, 200, toTag: "t", more: Contact, body: "answer");
        Wait(0.1);
        Alice.Sessions[0].Modify(Alice.Body());
        Wait(0.1);
        _wire.Respond(Alice, _wire.Last, 200, more: Contact);
        Wait(0.1);
        Assert.That(_wire.LastStart, Is.EqualTo("ACK"));
        Assert.That(Alice.Events[^1], Is.EqualTo("offer failed 488"));
        Assert.That(Alice.Sessions[0].State, Is.EqualTo(SessionState.Established));
        Alice.Sessions[0].Modify(Alice.Body());
        Wait(0.1);
        _wire.Respond(Alice, _wire.Last, 183, body: "early");
        _wire.Respond(Alice, _wire.Last, 200, more: Contact);
        Wait(0.1);
        Assert.That(Alice.Events[^1], Is.EqualTo("answer early"));
        HangUp();
    }

    [Test]
    public void Called_OfferInAMultipart_IsAnswered()
    {
        _wire.Request(Bob, "INVITE", 1, more: Multipart, body: Parts("offer"));
        Wait(0.1);
        Assert.That(_wire.LastStart, Is.EqualTo("200 INVITE"));
        Assert.That(Bob.Invites[0].Offer!.Text, Is.EqualTo("offer"));
        var tag = Raw.Text(_wire.Last.ToTag);
        _wire.Request(Bob, "ACK", 1, toTag: tag);
        _wire.Request(Bob, "INVITE", 2, toTag: tag, more: Multipart, body: Parts("again"));
        Wait(0.1);
        _wire.Request(Bob, "ACK", 2, toTag: tag);
        _wire.Request(Bob, "UPDATE", 3, toTag: tag, more: Multipart, body: Parts("update"));
        Wait(0.1);
        Assert.That(Bob.Events, Is.EqualTo(["confirmed", "offer again", "offer update"]));
    }

    [Test]
    public void Called_AnswerInAMultipartAck_IsRead()
    {
        _wire.Request(Bob, "INVITE", 1);
        Wait(0.1);
        _wire.Request(Bob, "ACK", 1, toTag: Raw.Text(_wire.Last.ToTag), more: Multipart, body: Parts("answer"));
        Wait(0.1);
        Assert.That(Bob.Events, Is.EqualTo(["answer answer", "confirmed"]));
    }

    [TestCase("INVITE")]
    [TestCase("UPDATE")]
    public void Called_OfferMeetsOursThatIsNotAnswered_Is491_AndTheAnswerStillCounts(string method)
    {
        _wire.Request(Bob, "INVITE", 1);
        Wait(0.1);
        var tag = Raw.Text(_wire.Last.ToTag);
        _wire.Request(Bob, method, 2, toTag: tag, body: "offer");
        Wait(0.1);
        Assert.That(_wire.LastStart, Is.EqualTo($"491 {method}"));
        _wire.Request(Bob, "ACK", 1, toTag: tag, body: "answer");
        _wire.Request(Bob, "INVITE", 3, toTag: tag);
        Wait(0.1);
        Assert.That(_wire.LastStart, Is.EqualTo("200 INVITE"));
        _wire.Request(Bob, method, 4, toTag: tag, body: "offer");
        Wait(0.1);
        Assert.That(_wire.LastStart, Is.EqualTo($"491 {method}"));
        _wire.Request(Bob, "ACK", 3, toTag: tag, body: "again");
        Wait(0.1);
        Assert.That(Bob.Events, Is.EqualTo(["answer answer", "confirmed", "offer wanted", "answer again"]));
    }

    [Test]
    public void Called_OptionalBodyAlone_IsACallWithoutOffer()
    {
        _wire.Request(Bob, "INVITE", 1, more: "Content-Type: application/isup\nContent-Disposition: signal;handling=optional", body: "01");
        Wait(0.1);
        Assert.That(_wire.LastStart, Is.EqualTo("200 INVITE"));
        Assert.That(Bob.Invites[0].Offer, Is.Null);
        _wire.Request(Bob, "ACK", 1, toTag: Raw.Text(_wire.Last.ToTag), body: "answer");
        Wait(0.1);
        Assert.That(Bob.Events, Is.EqualTo(["answer answer", "confirmed"]));
    }

    [Test]
    public void Called_BodyThatCannotBeRead_IsToldWhatCan()
    {
        _wire.Request(Bob, "INVITE", 1, more: "Content-Encoding: gzip", body: "offer");
        Wait(0.1);
        Assert.That(_wire.LastStart, Is.EqualTo("415 INVITE"));
        Assert.That(_wire.Last.ValuesByName("Accept", splitCommas: true), Has.Member("application/sdp").And.Member("multipart/mixed"));
        Assert.That(Raw.Text(_wire.Last.Get(HeaderId.AcceptEncoding)), Is.EqualTo("identity"));
        Assert.That(Bob.Invites, Is.Empty);
    }

    [Test]
    public void Refusal_SaysWhy([Values] bool first)
    {
        if (first)
        {
            Bob.Incoming = (session, _) => session.Reject(488, warning: SipWarning.NoCommonFormat);
        }

        Bob.Offered = session => session.RefuseOffer(488, SipWarning.NoCommonFormat);
        _wire.Request(Bob, "INVITE", 1, body: "offer");
        Wait(0.1);
        if (!first)
        {
            var tag = Raw.Text(_wire.Last.ToTag);
            _wire.Request(Bob, "ACK", 1, toTag: tag);
            _wire.Request(Bob, "UPDATE", 2, toTag: tag, body: "offer");
            Wait(0.1);
            Assert.That((_wire.LastStart, Raw.Text(_wire.Last.Get(HeaderId.Warning))), Is.EqualTo(("488 UPDATE", SipWarning.NoCommonFormat)));
            _wire.Request(Bob, "INVITE", 3, toTag: tag, body: "offer");
            Wait(0.1);
        }

        Assert.That((_wire.LastStart, Raw.Text(_wire.Last.Get(HeaderId.Warning))), Is.EqualTo(("488 INVITE", SipWarning.NoCommonFormat)));
    }

    private SipMessage Call(bool lateOffer = false)
    {
        Alice.Call(Bob, lateOffer, call => call with { Via = new Hop(TransportKind.Udp, _wire.Address) });
        Wait(0.1);
        return _wire.Last;
    }

    private void HangUp()
    {
        Alice.Sessions[0].Close();
        Wait(0.1);
        _wire.Respond(Alice, _wire.Last, 200);
    }

    private static string Parts(string description) =>
        $"--b\r\nContent-Type: application/sdp\r\n\r\n{description}\r\n--b\r\nContent-Type: application/pidf+xml\r\n"
        + "Content-Disposition: render;handling=optional\r\n\r\n<x/>\r\n--b--\r\n";
}
