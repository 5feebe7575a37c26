using CallCenter.SipStack.Sessions;
using CallCenter.SipStack.Tests.Support;

namespace CallCenter.SipStack.Tests.Sessions;

[TestFixture]
internal sealed class ModifyTests : PartyFixture
{
    [SetUp]
    public void Connect()
    {
        Alice.Call(Bob);
        Wait(1);
        Alice.Events.Clear();
        Bob.Events.Clear();
    }

    [Test]
    public void Modify_Answered_BothSidesKnow([Values] bool byCalled)
    {
        var (one, other) = byCalled ? (Bob, Alice) : (Alice, Bob);
        one.Sessions[0].Modify(one.Body());
        Wait(1);
        Assert.That(other.Events, Is.EqualTo([$"offer sdp-{one.Name}-2"]));
        Assert.That(one.Events, Is.EqualTo([$"answer sdp-{other.Name}-2"]));
    }

    [Test]
    public void Modify_Refused_SessionGoesOn()
    {
        Bob.Offered = session => session.RefuseOffer();
        Alice.Sessions[0].Modify(Alice.Body());
        Wait(1);
        Assert.That(Alice.Events, Is.EqualTo(["offer failed 488"]));
        Assert.That(Alice.Sessions[0].State, Is.EqualTo(SessionState.Established));
        Bob.Offered = null;
        Alice.Sessions[0].Modify(Alice.Body());
        Wait(1);
        Assert.That(Alice.Events[^1], Is.EqualTo("answer sdp-bob-2"));
    }

    [Test]
    public void Modify_BothAtOnce_GlareIsSettledByWaiting()
    {
        Alice.Sessions[0].Modify(Alice.Body());
        Bob.Sessions[0].Modify(Bob.Body());
        Wait(0.5);
        Assert.That(Network.Sent("SIP/2.0 491"), Is.EqualTo(2));
        Wait(8);
        Assert.That(Alice.Events, Has.Member("answer sdp-bob-3").And.Member("offer sdp-bob-2"));
        Assert.That(Bob.Events, Has.Member("offer sdp-alice-2"));
    }

    [Test]
    public void Modify_WhileAnotherIsUnderWay_WaitsItsTurn()
    {
        Bob.Offered = _ => { };
        Alice.Sessions[0].Modify(Alice.Body());
        Wait(1);
        Alice.Sessions[0].Modify(Alice.Body());
        Wait(1);
        Assert.That(Network.Sent("INVITE"), Is.EqualTo(2));
        Bob.Offered = null;
        Bob.Sessions[0].AnswerOffer(Bob.Body());
        Wait(1);
        Assert.That(Bob.Events, Is.EqualTo(["offer sdp-alice-2", "offer sdp-alice-3"]));
        Assert.That(Alice.Events, Is.EqualTo(["answer sdp-bob-2", "answer sdp-bob-3"]));
    }

    [Test]
    public void Modify_DialogUnknownThere_EndsTheSession()
    {
        Network.Judge = m => m.StartsWith("BYE", StringComparison.Ordinal) ? Fate.Lose : Fate.Deliver;
        Bob.Sessions[0].Close();
        Wait(40);
        Alice.Sessions[0].Modify(Alice.Body());
        Wait(1);
        Assert.That(Alice.Events, Is.EqualTo(["ended Network answered 481"]));
    }

    [Test]
    public void Modify_LostAckOfReInvite_IsRepeatedWithThe200()
    {
        var lost = 0;
        Network.Judge = m => m.StartsWith("ACK", StringComparison.Ordinal) && lost++ == 0 ? Fate.Lose : Fate.Deliver;
        Alice.Sessions[0].Modify(Alice.Body());
        Wait(2);
        Assert.That(Network.Sent("ACK"), Is.EqualTo(3), "one for the call, one lost, one for the repeated 200");
        Assert.That(Bob.Sessions[0].State, Is.EqualTo(SessionState.Established));
    }

    [Test]
    public void Refer_Accepted_OutcomeIsTold()
    {
        var outcome = Alice.Sessions[0].ReferAsync(Carol.Uri);
        Wait(1);
        Assert.That(Bob.Events, Is.EqualTo(["refer sip:carol@10.0.0.3:5060"]));
        Bob.Refer!.Accept();
        Wait(1);
        Bob.Refer.Notify(180);
        Bob.Refer.Notify(200);
        Wait(1);
        Assert.That(outcome.Result, Is.EqualTo(200));
        Assert.That(Network.Sent("NOTIFY"), Is.EqualTo(3));
    }

    [Test]
    public void Refer_Refused_StatusIsTheOutcome()
    {
        var outcome = Alice.Sessions[0].ReferAsync(Carol.Uri);
        Wait(1);
        Bob.Refer!.Refuse(603);
        Wait(1);
        Assert.That(outcome.Result, Is.EqualTo(603));
        Assert.That(Network.Sent("NOTIFY"), Is.Zero);
    }

    [Test]
    public void Refer_OwnerSaysNothing_IsRefusedInTime()
    {
        var outcome = Alice.Sessions[0].ReferAsync(Carol.Uri);
        Wait(21);
        Assert.That(outcome.Result, Is.EqualTo(480));
    }

    [Test]
    public void Refer_CallEndsMeanwhile_Completes()
    {
        var outcome = Alice.Sessions[0].ReferAsync(Carol.Uri);
        Wait(1);
        Bob.Refer!.Accept();
        Wait(1);
        Bob.Sessions[0].Close();
        Wait(1);
        Assert.That(outcome.Result, Is.EqualTo(487));
    }
}
