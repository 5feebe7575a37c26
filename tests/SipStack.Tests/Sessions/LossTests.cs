using CallCenter.SipStack.Sessions;
using CallCenter.SipStack.Tests.Support;

namespace CallCenter.SipStack.Tests.Sessions;

/// <summary>Networks that lose, double and reorder. The fixture checks each time that nothing is left.</summary>
[TestFixture]
internal sealed class LossTests : PartyFixture
{
    [Test]
    public void LostAck_ForEver_EndsByByeAfter64T1()
    {
        _ = Bob.Endpoint.PingAsync(Alice.Uri);
        Wait(0.1);
        Network.Judge = m => Starts(m, "ACK") ? Fate.Lose : Fate.Deliver;
        Alice.Call(Bob);
        Wait(31.9);
        Assert.That(Bob.Events, Is.Empty);
        Wait(0.3);
        Assert.That(Bob.Events, Is.EqualTo(["ended Network answered 408"]));
        Assert.That(Alice.Events[^1], Is.EqualTo("ended Remote answered 200"));
        Assert.That(Network.Sent("SIP/2.0 200"), Is.EqualTo(11 + 1 + 1), "2xx at 0, .5, 1.5, 3.5, then every 4 s; one for the BYE, one for the OPTIONS");
    }

    /// <summary>Its address may be forged: whoever is there would get it all.</summary>
    [TestCase(200)]
    [TestCase(486)]
    public void Invite_OfASourceThatHasShownNothing_GetsThreeTimesItsBytesAtMost(int status)
    {
        Bob.Incoming = (session, _) => Reply(session, status);
        var forged = Network.JoinWire("10.0.0.9:5060");
        var invite = Invite("forged-1", forged.Address.ToString());
        forged.Send(Bob, invite);
        Wait(100);

        Assert.That(forged.Received.Sum(m => m.Length), Is.LessThanOrEqualTo(3 * invite.Length));
        Assert.That(forged.Starts.Count(s => s == $"{status} INVITE"), Is.GreaterThan(1), "a lost one is repeated all the same");
        Assert.That(forged.Starts, Has.None.EqualTo("BYE"));

        forged.Received.Clear();
        var again = Invite("forged-2", forged.Address.ToString());
        for (var i = 0; i < 5; i++)
        {
            forged.Send(Bob, again);
            Wait(0.1);
        }

        Wait(30);
        Assert.That(forged.Received, Has.Count.GreaterThan(5), "who repeats the request has lost the answer");
    }

    [Test]
    public void Invite_OfASourceThatHasAcknowledgedBefore_IsAnsweredUntilTheAckComes()
    {
        var peer = Network.JoinWire("10.0.0.9:5060");
        peer.Send(Bob, Invite("first", peer.Address.ToString()));
        Wait(0.1);
        peer.Request(Bob, "ACK", 1, Raw.Text(peer.Last.ToTag), callId: "first");
        Wait(1);
        peer.Received.Clear();
        peer.Send(Bob, Invite("second", peer.Address.ToString()));
        Wait(100);

        Assert.That(peer.Starts.Count(s => s == "200 INVITE"), Is.EqualTo(11));
        Assert.That(peer.Starts, Does.Contain("BYE"));
    }

    [Test]
    public void LostAck_Once_200AndAckAreRepeated()
    {
        var lost = 0;
        Network.Judge = m => Starts(m, "ACK") && lost++ == 0 ? Fate.Lose : Fate.Deliver;
        Alice.Call(Bob);
        Wait(2);
        Assert.That(Bob.Events, Is.EqualTo(["confirmed"]));
        Assert.That(Alice.Events, Is.EqualTo(["answer sdp-bob-1", "confirmed"]));
    }

    [Test]
    public void Lost200_IsRepeatedByTheCalledSide()
    {
        var lost = 0;
        Network.Judge = m => Starts(m, "SIP/2.0 200") && lost++ < 2 ? Fate.Lose : Fate.Deliver;
        Alice.Call(Bob);
        Wait(3);
        Assert.That(Alice.Events, Is.EqualTo(["answer sdp-bob-1", "confirmed"]));
        Assert.That(Bob.Invites, Has.Count.EqualTo(1), "repeated INVITEs are absorbed");
    }

    [Test]
    public void LostBye_Once_IsRepeated()
    {
        var lost = 0;
        Network.Judge = m => Starts(m, "BYE") && lost++ < 3 ? Fate.Lose : Fate.Deliver;
        Alice.Call(Bob);
        Wait(1);
        Alice.Sessions[0].Close();
        Wait(5);
        Assert.That(Bob.Events[^1], Is.EqualTo("ended Remote answered 200"));
    }

    [Test]
    public void LostBye_ForEver_NothingStaysOnTheSideThatClosed()
    {
        Network.Judge = m => Starts(m, "BYE") ? Fate.Lose : Fate.Deliver;
        Alice.Call(Bob);
        Wait(1);
        Alice.Sessions[0].Close();
        Wait(80);
        Assert.That(Alice.Counts, Is.EqualTo(default(SipStack.UserAgents.SipCounts)));
        Assert.That(Bob.Sessions[0].State, Is.EqualTo(SessionState.Established), "only a probe, a session timer or the media can tell");
    }

    [Test]
    public void CrossingByes_BothGet200()
    {
        Alice.Call(Bob);
        Wait(1);
        Alice.Sessions[0].Close();
        Bob.Sessions[0].Close();
        Wait(1);
        Assert.That(Network.Sent("SIP/2.0 481"), Is.Zero);
        Assert.That(Network.Sent("BYE"), Is.EqualTo(2));
    }

    [Test]
    public void RefusalLost_IsRepeatedUntilAck()
    {
        Bob.Incoming = (session, _) => session.Reject(486);
        var lost = 0;
        Network.Judge = m => (Starts(m, "SIP/2.0 486") || Starts(m, "ACK")) && lost++ < 3 ? Fate.Lose : Fate.Deliver;
        Alice.Call(Bob);
        Wait(10);
        Assert.That(Alice.Events, Is.EqualTo(["ended Remote unanswered 486"]));
        Assert.That(Bob.Events, Is.EqualTo(["ended Local unanswered 486"]));
    }

    [Test]
    public void CancelLost_IsRepeated()
    {
        Bob.Incoming = (session, _) => session.Ring();
        var lost = 0;
        Network.Judge = m => Starts(m, "CANCEL") && lost++ < 2 ? Fate.Lose : Fate.Deliver;
        Alice.Call(Bob);
        Wait(1);
        Alice.Sessions[0].Close();
        Wait(5);
        Assert.That(Bob.Events, Is.EqualTo(["ended Remote unanswered 487"]));
    }

    [Test]
    public void PeerDiesWhileRinging_CancelGivesUp()
    {
        Bob.Incoming = (session, _) => session.Ring();
        Alice.Call(Bob);
        Wait(1);
        Network.Judge = _ => Fate.Lose;
        Alice.Sessions[0].Close();
        Wait(70);
        Assert.That(Alice.Counts, Is.EqualTo(default(SipStack.UserAgents.SipCounts)));
        Network.Judge = null;
        Bob.Sessions[0].Close();
    }

    [Test]
    public void EverythingDoubled_ChangesNothing()
    {
        Network.Judge = _ => Fate.Duplicate;
        Alice.Call(Bob);
        Wait(1);
        Alice.Sessions[0].Info(new("application/dtmf", "1"u8.ToArray()));
        Wait(1);
        Alice.Sessions[0].Modify(Alice.Body());
        Wait(1);
        Bob.Sessions[0].Close();
        Wait(1);
        Assert.That(Bob.Invites, Has.Count.EqualTo(1));
        Assert.That(Bob.Events, Is.EqualTo(["confirmed", "info application/dtmf 1", "offer sdp-alice-2", "ended Local answered 200"]));
    }

    /// <summary>Random loss, doubles and order, a call each with hold, resume, digits and an end by either side, at random times.</summary>
    [Test]
    public void RandomNetwork_ManyCalls_AllEndOnBothSides([Values(1, 2, 3, 4, 5, 6, 7, 8)] int seed)
    {
        var random = new Random(seed);
        Network.Judge = _ => random.Next(100) switch { < 15 => Fate.Lose, < 25 => Fate.Duplicate, _ => Fate.Deliver };
        Network.Latency = () => TimeSpan.FromMilliseconds(random.Next(1, 300));
        Bob.Incoming = (session, _) => Answer(session, random);
        for (var i = 0; i < 40; i++)
        {
            var call = Alice.Call(Bob, lateOffer: random.Next(4) == 0);
            Wait(random.NextDouble() * 3);
            Stir(Alice, call, random);
            Wait(random.NextDouble());
            Stir(Bob, Bob.Sessions.LastOrDefault() ?? call, random);
            Wait(random.NextDouble() * 2);
        }

        Wait(60);
        Assert.That(Alice.Events.Count(e => Starts(e, "ended")) + Alice.Sessions.Count(s => s.State != SessionState.Ended), Is.EqualTo(40));
    }

    private void Reply(InviteSession session, int status)
    {
        if (status == 200)
        {
            session.Accept(Bob.Body());
        }
        else
        {
            session.Reject(status);
        }
    }

    private string Invite(string callId, string from) =>
        $"INVITE {Bob.Uri} SIP/2.0\r\nVia: SIP/2.0/UDP {from};branch=z9hG4bK{callId}\r\nMax-Forwards: 70\r\nFrom: <sip:+4930111@{from}>;tag=w1\r\n"
        + $"To: <{Bob.Uri}>\r\nCall-ID: {callId}\r\nCSeq: 1 INVITE\r\nContact: <sip:wire@{from}>\r\nContent-Type: application/sdp\r\nContent-Length: 5\r\n\r\nsdp-1";

    private void Answer(InviteSession session, Random random)
    {
        if (random.Next(3) > 0)
        {
            session.Ring();
        }

        if (random.Next(5) == 0)
        {
            session.Reject(486);
        }
        else if (random.Next(4) > 0)
        {
            session.Accept(Bob.Body());
        }
    }

    private static void Stir(Party party, InviteSession session, Random random)
    {
        switch (random.Next(6))
        {
            case 0:
                session.Modify(party.Body());
                break;
            case 1:
                session.Info(new("application/dtmf", "1"u8.ToArray()));
                break;
            case 2:
                session.Accept(party.Body());
                break;
            case 3:
                _ = session.ProbeAsync();
                break;
            default:
                session.Close();
                break;
        }
    }

    private static bool Starts(string message, string start) => message.StartsWith(start, StringComparison.Ordinal);
}
