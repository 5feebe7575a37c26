using CallCenter.SipStack.Sessions;
using CallCenter.SipStack.Tests.Support;

namespace CallCenter.SipStack.Tests.Sessions;

[TestFixture]
internal sealed class CallTests : PartyFixture
{
    [Test]
    public void Call_AnsweredAtOnce_BothAreConfirmedAndLeaveNothing()
    {
        var call = Alice.Call(Bob);
        Wait(1);
        Assert.That(Alice.Events, Is.EqualTo(["answer sdp-bob-1", "confirmed"]));
        Assert.That(Bob.Events, Is.EqualTo(["confirmed"]));
        Assert.That(Bob.Invites[0].Offer!.Text, Is.EqualTo("sdp-alice-1"));
        Assert.That(Network.Sent("SIP/2.0 100"), Is.Zero, "an owner who answers within 200 ms needs no 100");
        call.Close();
        Wait(1);
        Assert.That(Alice.Events[^1], Is.EqualTo("ended Local answered 200"));
        Assert.That(Bob.Events[^1], Is.EqualTo("ended Remote answered 200"));
        Assert.That(call.State, Is.EqualTo(SessionState.Ended));
    }
}
