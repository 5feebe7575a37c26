using CallCenter.SipStack.Diagnostics;
using CallCenter.SipStack.Messages;
using CallCenter.SipStack.Registration;
using CallCenter.SipStack.Tests.Support;
using CallCenter.SipStack.UserAgents;

namespace CallCenter.SipStack.Tests.UserAgents;

/// <summary>What is said to requests that are wrong, early, late or doubled.</summary>
[TestFixture]
internal sealed class UserAgentTests : PartyFixture
{
    private WirePeer _wire = null!;

    [SetUp]
    public void JoinWire() => _wire = Network.JoinWire("10.0.0.9:5060");

    [TestCase("OPTIONS", "", 200)]
    [TestCase("FOO", "", 501)]
    [TestCase("MESSAGE", "", 405)]
    [TestCase("SUBSCRIBE", "Event: presence", 405)]
    [TestCase("PUBLISH", "", 405)]
    [TestCase("REGISTER", "", 405)]
    [TestCase("BYE", "", 481)]
    [TestCase("INFO", "", 481)]
    [TestCase("UPDATE", "", 481)]
    [TestCase("NOTIFY", "Event: message-summary", 481)]
    [TestCase("REFER", "Refer-To: <sip:x@y>", 403)]
    [TestCase("PRACK", "RAck: 1 1 INVITE", 481)]
    [TestCase("INVITE", "Require: 199", 420)]
    [TestCase("INVITE", "Require: 100rel", 200)]
    [TestCase("INVITE", "Replaces: x;to-tag=1;from-tag=2", 481)]
    [TestCase("INVITE", "Replaces: x;from-tag=2", 400)]
    [TestCase("INVITE", "Require: timer", 200)]
    [TestCase("INVITE", "Max-Forwards: 0", 400, Description = "twice")]
    [TestCase("INVITE", "Session-Expires: 60", 422)]
    [TestCase("CANCEL", "", 481)]
    public void Request_OutOfDialog_IsAnswered(string method, string more, int status)
    {
        _wire.Request(Bob, method, 1, more: more);
        Wait(0.1);
        Assert.That(_wire.Last.Status, Is.EqualTo(status));
        if (method is not "INVITE" || status >= 300)
        {
            Assert.That(Bob.Counts, Is.EqualTo(default(SipCounts)), "refused without keeping anything");
        }
    }

    [Test]
    public void Request_NotAllowed_SaysWhatIs()
    {
        _wire.Request(Bob, "MESSAGE", 1);
        Wait(0.1);
        Assert.That(Raw.Text(_wire.Last.Get(HeaderId.Allow)), Is.EqualTo("INVITE, ACK, CANCEL, BYE, OPTIONS, INFO, PRACK, UPDATE, REFER, NOTIFY"));
    }

    [Test]
    public void Request_WantsThousandsOfExtensions_IsAnsweredShortly()
    {
        var require = string.Join("\n", Enumerable.Range(0, 200).Select(i => $"Require: a{i}"));
        _wire.Request(Bob, "OPTIONS", 1, more: require);
        Wait(0.1);
        Assert.That(_wire.LastStart, Is.EqualTo("420 OPTIONS"));
        Assert.That(Raw.Text(_wire.Last.Get(HeaderId.Unsupported)), Does.StartWith("a0, a1, "));
        Assert.That(_wire.Last.Length, Is.LessThan(600));
    }

    [TestCase("REGISTER sip:a SIP/2.0\nv:SIP/2.0/UDP a;branch=z9hG4bK1\nf:sip:a;tag=a\nt:sip:a\ni:a\nCSeq:1 REGISTER\n\n")]
    [TestCase("OPTIONS sip:a SIP/2.0\nv:SIP/2.0/UDP a;branch=z9hG4bK1\nf:sip:a;tag=a\nt:sip:a\ni:a\nCSeq:1 OPTIONS\n\n")]
    [TestCase("MESSAGE sip:a SIP/2.0\nv:SIP/2.0/UDP a\nf:a;tag=a\nt:sip:a\ni:a\nCSeq:1 MESSAGE\n\n")]
    public void Request_TheShortestPossible_IsAnsweredWithThreeTimesItsSizeAtMost(string text)
    {
        var server = new Party("dave", "10.0.0.4:5060", Network, Time, new Registrar(new RegistrarOptions(), Time), new Accounts("a"));
        _wire.Send(server, text.Replace("v:SIP/2.0/UDP a", $"v:SIP/2.0/UDP {_wire.Address}"));
        Wait(0.1);
        var request = Network.Log[^(1 + _wire.Received.Count)];
        Assert.That(_wire.Received.Sum(m => m.Length), Is.LessThanOrEqualTo(3 * request.Length));
    }

    [Test]
    public void Options_WhileDraining_Is503()
    {
        Bob.IsServing = false;
        _wire.Request(Bob, "OPTIONS", 1);
        Wait(0.1);
        Assert.That(_wire.LastStart, Is.EqualTo("503 OPTIONS"));
    }

    [TestCase("Content-Type: text/plain", 415)]
    [TestCase("Content-Type: application/sdp;charset=utf-8", 200)]
    [TestCase("Content-Type: application/sdp\nContent-Encoding: gzip", 415)]
    [TestCase("Accept: text/plain", 406)]
    [TestCase("Accept: text/plain, application/*", 200)]
    public void Invite_ByItsContent(string more, int status)
    {
        _wire.Request(Bob, "INVITE", 1, more: more, body: "v=0");
        Wait(0.1);
        Assert.That(_wire.Last.Status, Is.EqualTo(status));
    }

    [Test]
    public void Invite_WithoutHopsLeft_Is483()
    {
        _wire.Send(Bob, Raw.Invite.Replace("10.0.0.1", "10.0.0.9").Replace("Max-Forwards: 70", "Max-Forwards: 0").Replace("Content-Length: 136", "Content-Length: 10"));
        Wait(0.1);
        Assert.That(_wire.LastStart, Is.EqualTo("483 INVITE"));
    }

    [Test]
    public void Invite_Retransmitted_IsOneCallAndTheSameAnswer()
    {
        Bob.Incoming = (session, _) => session.Ring();
        _wire.Request(Bob, "INVITE", 1);
        _wire.Request(Bob, "INVITE", 1);
        Wait(0.1);
        Assert.That(Bob.Invites, Has.Count.EqualTo(1));
        Assert.That(_wire.Starts, Is.EqualTo(["180 INVITE", "180 INVITE"]));
    }

    [Test]
    public void Invite_ByTwoWays_SecondIs482()
    {
        Bob.Incoming = (session, _) => session.Ring();
        _wire.Request(Bob, "INVITE", 1, branch: "one");
        _wire.Request(Bob, "INVITE", 1, branch: "two");
        Wait(0.1);
        Assert.That(_wire.Starts, Is.EqualTo(["180 INVITE", "482 INVITE"]));
    }

    [Test]
    public void Invite_OwnerThrows_Is500AndNothingStays()
    {
        Bob.Incoming = (_, _) => throw new InvalidOperationException("bug");
        _wire.Request(Bob, "INVITE", 1);
        Wait(0.1);
        Assert.That(_wire.LastStart, Is.EqualTo("500 INVITE"));
        Assert.That(Bob.Logs.Lines, Has.Length.EqualTo(1));
        Bob.Logs.Clear();
        _wire.Request(Bob, "ACK", 1, Raw.Text(_wire.Last.ToTag), branch: "wire-1-INVITE-1");
    }

    [Test]
    public void InDialog_WrongTagOrCallId_Is481()
    {
        var tag = Connect();
        _wire.Request(Bob, "BYE", 2, toTag: "0123456789abcdef");
        _wire.Request(Bob, "BYE", 2, toTag: tag, callId: "other");
        Wait(0.1);
        Assert.That(_wire.Starts.Skip(1), Is.EqualTo(["481 BYE", "481 BYE"]));
        Assert.That(Bob.Sessions[0].State, Is.EqualTo(SipStack.Sessions.SessionState.Established));
    }

    [Test]
    public void InDialog_CSeqGoesBack_Is500()
    {
        var tag = Connect(cseq: 10);
        _wire.Request(Bob, "INFO", 9, toTag: tag);
        Wait(0.1);
        Assert.That(_wire.LastStart, Is.EqualTo("500 INFO"));
    }

    [Test]
    public void InDialog_OptionsOfAProbe_Is200()
    {
        var tag = Connect();
        _wire.Request(Bob, "OPTIONS", 2, toTag: tag);
        Wait(0.1);
        Assert.That(_wire.LastStart, Is.EqualTo("200 OPTIONS"));
    }

    [Test]
    public void InDialog_UpdateWithoutBody_RefreshesTheTarget()
    {
        var tag = Connect();
        var other = Network.JoinWire("10.0.0.8:5060");
        _wire.Request(Bob, "UPDATE", 2, toTag: tag, more: "Contact: <sip:wire@10.0.0.8:5060>");
        Wait(0.1);
        Assert.That(_wire.LastStart, Is.EqualTo("200 UPDATE"));
        Bob.Sessions[0].Close();
        Wait(0.1);
        Assert.That(other.LastStart, Is.EqualTo("BYE"));
        other.Respond(Bob, other.Last, 200);
    }

    [Test]
    public void InDialog_UpdateWithOffer_IsTheOwnersToAnswer()
    {
        var tag = Connect();
        _wire.Request(Bob, "UPDATE", 2, toTag: tag, body: "hold");
        Wait(0.1);
        Assert.That(Bob.Events[^1], Is.EqualTo("offer hold"));
        Assert.That((_wire.LastStart, Raw.Text(_wire.Last.Body)), Is.EqualTo(("200 UPDATE", "sdp-bob-2")));
    }

    [Test]
    public void InDialog_ReInviteWithoutOffer_OwnerOffersAndGetsTheAnswerInAck()
    {
        var tag = Connect();
        _wire.Request(Bob, "INVITE", 2, toTag: tag);
        Wait(0.1);
        Assert.That(Raw.Text(_wire.Last.Body), Is.EqualTo("sdp-bob-2"));
        _wire.Request(Bob, "ACK", 2, toTag: tag, body: "answer");
        Wait(0.1);
        Assert.That(Bob.Events, Is.EqualTo(["confirmed", "offer wanted", "answer answer"]));
    }

    [Test]
    public void InDialog_SecondReInviteBeforeTheFirstIsAnswered_ComesLater()
    {
        Bob.Offered = _ => { };
        var tag = Connect();
        _wire.Request(Bob, "INVITE", 2, toTag: tag, body: "a");
        _wire.Request(Bob, "INVITE", 3, toTag: tag, body: "b");
        Wait(0.1);
        Assert.That(_wire.LastStart, Is.EqualTo("500 INVITE"));
        Assert.That(_wire.Last.Has(HeaderId.RetryAfter), Is.True);
    }

    [Test]
    public void InDialog_UnreadableReInvite_Is415AndTheCallGoesOn()
    {
        var tag = Connect();
        _wire.Request(Bob, "INVITE", 2, toTag: tag, more: "Content-Type: text/html", body: "<p>");
        Wait(0.1);
        Assert.That(_wire.LastStart, Is.EqualTo("415 INVITE"));
        Assert.That(Bob.Sessions[0].State, Is.EqualTo(SipStack.Sessions.SessionState.Established));
    }

    [Test]
    public void Bye_BeforeAnyAnswer_EndsWith487()
    {
        Bob.Incoming = (session, _) => session.Ring();
        _wire.Request(Bob, "INVITE", 1);
        Wait(0.1);
        _wire.Request(Bob, "BYE", 2, toTag: Raw.Text(_wire.Last.ToTag));
        Wait(0.1);
        Assert.That(_wire.Starts, Is.EqualTo(["180 INVITE", "200 BYE", "487 INVITE"]));
        Assert.That(Bob.Events, Is.EqualTo(["ended Remote unanswered 487"]));
    }

    [Test]
    public void LateOffer_AckWithoutAnswer_EndsTheCall()
    {
        _wire.Request(Bob, "INVITE", 1);
        Wait(0.1);
        _wire.Request(Bob, "ACK", 1, toTag: Raw.Text(_wire.Last.ToTag));
        Wait(0.1);
        Assert.That(Bob.Events, Is.EqualTo(["ended Remote answered 488"]));
        Assert.That(_wire.LastStart, Is.EqualTo("BYE"));
    }

    [Test]
    public void SessionLimit_Reached_Is503()
    {
        var time = Time;
        var small = new Party("small", "10.0.0.4:5060", Network, time, options: new SipOptions { MaxSessions = 1 });
        _wire.Request(small, "INVITE", 1, callId: "one", body: "x");
        _wire.Request(small, "INVITE", 1, callId: "two", body: "x");
        Wait(0.1);
        Assert.That(_wire.Starts, Is.EqualTo(["200 INVITE", "503 INVITE"]));
        Assert.That(small.Endpoint.Refusals.Of(RefusalReason.Sessions), Is.EqualTo(1));
    }

    [Test]
    public void Invite_ThatIsIgnored_GetsNothingAndIsCounted()
    {
        Bob.Admission = _ => Admission.Ignore;
        _wire.Request(Bob, "INVITE", 1, body: "x");
        Wait(40);
        Assert.That((_wire.Received.Count, Bob.Endpoint.Refusals.Of(RefusalReason.Stranger)), Is.EqualTo((0, 1)));
    }

    [Test]
    public void Ping_OfAParty_IsItsAnswer()
    {
        var up = Alice.Endpoint.PingAsync(Bob.Uri);
        var down = Alice.Endpoint.PingAsync(SipUri.Sip("x", "10.9.9.9"));
        var unknown = Alice.Endpoint.PingAsync(SipUri.Sip("x", "no.such.name"));
        Wait(33);
        Assert.That((up.Result, down.Result, unknown.Result), Is.EqualTo((200, 408, 503)));
    }

    // A call from the wire that Bob has answered; returns his tag.
    private string Connect(uint cseq = 1)
    {
        _wire.Request(Bob, "INVITE", cseq, body: "offer");
        Wait(0.1);
        var tag = Raw.Text(_wire.Last.ToTag);
        _wire.Request(Bob, "ACK", cseq, toTag: tag);
        Wait(0.1);
        Assert.That(Bob.Events, Is.EqualTo(["confirmed"]));
        return tag;
    }
}
