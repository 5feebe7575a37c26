using CallCenter.SipStack.Messages;
using CallCenter.SipStack.Names;
using CallCenter.SipStack.Tests.Support;

namespace CallCenter.SipStack.Tests.Sessions;

/// <summary>A target with several servers (RFC 3263 §4.3), and calls that are passed on (RFC 7332).</summary>
[TestFixture]
internal sealed class FailoverTests : PartyFixture
{
    private const string Nobody = "10.0.0.9";

    [Test]
    public void Invite_FirstServerIsSilent_TheNextIsAskedSoon()
    {
        Servers(Nobody, "10.0.0.2");
        CallCarrier();
        Wait(3);
        Assert.That(Bob.Invites, Is.Empty);
        Wait(2);
        Assert.That(Alice.Events, Is.EqualTo(["answer sdp-bob-1", "confirmed"]));
    }

    [Test]
    public void Invite_FirstServerIsFull_TheNextIsAskedAtOnce()
    {
        Carol.IsServing = false;
        Servers("10.0.0.3", "10.0.0.2");
        CallCarrier();
        Wait(1);
        Assert.That(Alice.Events, Is.EqualTo(["answer sdp-bob-1", "confirmed"]));
    }

    [TestCase(true, 5)]
    [TestCase(false, 33)]
    public void Invite_TheOnlyServerIsSilent_GivesWayOnlyWhereTheOwnerHasAnother(bool givesWay, int seconds)
    {
        Network.Names.Host("carrier.example.com", Nobody);
        Alice.Call(Bob, change: c => c with { Target = SipUri.Sip("bob", "carrier.example.com", 5060), GivesWay = givesWay });
        Wait(seconds - 2);
        Assert.That(Alice.Events, Is.Empty);
        Wait(2);
        Assert.That(Alice.Events, Is.EqualTo(["ended Network unanswered 408"]));
    }

    [Test]
    public void Invite_FirstServerRings_IsGivenItsTime()
    {
        Carol.Incoming = (session, _) => session.Ring();
        Servers("10.0.0.3", "10.0.0.2");
        CallCarrier();
        Wait(20);
        Assert.That((Bob.Invites.Count, Carol.Invites.Count), Is.EqualTo((0, 1)));
    }

    [Test]
    public void Invite_AllServersAreSilentOrFull_EndsOnce()
    {
        Carol.IsServing = false;
        Servers(Nobody, "10.0.0.3");
        CallCarrier();
        Wait(60);
        Assert.That(Alice.Events, Is.EqualTo(["ended Remote unanswered 503"]));
    }

    [Test]
    public void Invite_Refused_IsNotSentAgain()
    {
        Carol.Incoming = (session, _) => session.Reject(486);
        Servers("10.0.0.3", "10.0.0.2");
        CallCarrier();
        Wait(5);
        Assert.That((Alice.Events[^1], Bob.Invites.Count), Is.EqualTo(("ended Remote unanswered 486", 0)));
    }

    [Test]
    public void Invite_CancelledWhileTheFirstServerIsSilent_GoesNowhereElse()
    {
        Servers(Nobody, "10.0.0.2");
        var call = CallCarrier();
        Wait(1);
        call.Close();
        Wait(40);
        Assert.That(Bob.Invites, Is.Empty);
    }

    [Test]
    public void Options_FirstServerIsSilent_TheNextAnswers()
    {
        Servers(Nobody, "10.0.0.2");
        var answer = Alice.Endpoint.PingAsync(SipUri.Sip("", "carrier.example.com"));
        Wait(40);
        Assert.That(answer.IsCompletedSuccessfully && answer.Result == 200, Is.True);
    }

    [Test]
    public void MaxForwards_OfACallThatIsPassedOn_IsWhatWasLeft_AndBeginsAnewWithinTheDialog()
    {
        var call = Alice.Call(Bob, change: c => c with { MaxForwards = 3 });
        Wait(1);
        call.Close();
        Wait(1);

        Assert.That(Bob.Invites.Single().ForwardsLeft, Is.EqualTo(2));
        Assert.That(Network.Log.Single(m => m.StartsWith("INVITE", StringComparison.Ordinal)), Does.Contain("\r\nMax-Forwards: 3\r\n"));
        Assert.That(Network.Log.Single(m => m.StartsWith("BYE", StringComparison.Ordinal)), Does.Contain("\r\nMax-Forwards: 70\r\n"));
    }

    private SipStack.Sessions.InviteSession CallCarrier() => Alice.Call(Bob, change: c => c with { Target = SipUri.Sip("bob", "carrier.example.com") });

    private void Servers(string first, string second)
    {
        Network.Names.Service("_sip._udp.carrier.example.com", new SrvRecord(1, 0, 5060, "one.example.com"), new SrvRecord(2, 0, 5060, "two.example.com"));
        Network.Names.Host("one.example.com", first);
        Network.Names.Host("two.example.com", second);
    }
}
