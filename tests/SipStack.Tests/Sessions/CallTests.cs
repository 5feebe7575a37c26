using System.Runtime.CompilerServices;
using CallCenter.SipStack.Auth;
using CallCenter.SipStack.Sessions;
using CallCenter.SipStack.Tests.Support;
using CallCenter.SipStack.UserAgents;

namespace CallCenter.SipStack.Tests.Sessions;

[TestFixture]
internal sealed class CallTests : PartyFixture
{
    [Test]
    public void Call_AnsweredAtOnce_BothAreConfirmed()
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

    [Test]
    public void Call_Over_IsNotKeptByItsInviteThatLingers()
    {
        var session = CallOnce();
        GC.Collect();
        Assert.That(Bob.Counts.ServerTransactions, Is.GreaterThan(0), "the INVITE may still be repeated");
        Assert.That(session.IsAlive, Is.False);

        [MethodImpl(MethodImplOptions.NoInlining)]
        WeakReference CallOnce()
        {
            Alice.Call(Bob);
            Wait(1);
            Alice.Sessions[0].Close();
            Wait(1);
            var called = new WeakReference(Bob.Sessions[0]);
            Bob.Sessions.Clear();
            Bob.Invites.Clear();
            return called;
        }
    }

    [Test]
    public void Call_OwnerThinksLonger_GetsTryingAfter200Milliseconds()
    {
        Bob.Incoming = (_, _) => { };
        Alice.Call(Bob);
        Wait(0.1);
        Assert.That(Network.Sent("SIP/2.0 100"), Is.Zero);
        Wait(0.2);
        Assert.That(Network.Sent("SIP/2.0 100"), Is.EqualTo(1));
        Assert.That(Network.Sent("INVITE"), Is.EqualTo(1));
    }

    [Test]
    public void Call_RingsWithEarlyMediaThenAnswers_ProgressIsTold()
    {
        Bob.Incoming = (session, _) =>
        {
            session.Ring();
            session.Ring(183, Bob.Body());
        };
        Alice.Call(Bob);
        Wait(5);
        Bob.Sessions[0].Accept(Bob.Body());
        Wait(1);
        Assert.That(Alice.Events, Is.EqualTo(["progress 180", "answer sdp-bob-1", "progress 183 sdp-bob-1", "confirmed"]), "the answer that was acknowledged counts, and no later one");
    }

    [Test]
    public void Call_Refused_EndsWithItsStatus()
    {
        Bob.Incoming = (session, _) => session.Reject(486);
        Alice.Call(Bob);
        Wait(1);
        Assert.That(Alice.Events, Is.EqualTo(["ended Remote unanswered 486"]));
        Assert.That(Bob.Events, Is.EqualTo(["ended Local unanswered 486"]));
        Assert.That(Network.Sent("ACK"), Is.EqualTo(1));
    }

    [Test]
    public void Call_RingTimePasses_IsCancelled()
    {
        Bob.Incoming = (session, _) => session.Ring();
        Alice.Call(Bob, change: c => c with { RingTime = TimeSpan.FromSeconds(20) });
        Wait(21);
        Assert.That(Alice.Events[^1], Is.EqualTo("ended Local unanswered 408"));
        Assert.That(Bob.Events[^1], Is.EqualTo("ended Remote unanswered 487"));
    }

    [Test]
    public void Call_RingTimePassesInSilence_IsTheNetworksFault()
    {
        Network.Judge = _ => Fate.Lose;
        Alice.Call(Bob, change: c => c with { RingTime = TimeSpan.FromSeconds(20) });
        Wait(21);
        Assert.That(Alice.Events, Is.EqualTo(["ended Network unanswered 408"]));
    }

    [Test]
    public void Call_NobodyThere_EndsAfterTimerB()
    {
        Network.Judge = _ => Fate.Lose;
        Alice.Call(Bob);
        Wait(31.9);
        Assert.That(Alice.Events, Is.Empty);
        Wait(0.2);
        Assert.That(Alice.Events, Is.EqualTo(["ended Network unanswered 408"]));
        Assert.That(Network.Sent("INVITE"), Is.EqualTo(7), "at 0, 0.5, 1.5, 3.5, 7.5, 15.5 and 31.5 s");
    }

    [Test]
    public void Call_CannotBeSent_EndsWith503()
    {
        Alice.Transport.IsBroken = true;
        Alice.Call(Bob);
        Wait(1);
        Assert.That(Alice.Events, Is.EqualTo(["ended Network unanswered 503"]));
    }

    [Test]
    public void LateOffer_CalledSideOffers_AnswerTravelsInAck()
    {
        Alice.Call(Bob, lateOffer: true);
        Wait(1);
        Assert.That(Bob.Invites[0].Offer, Is.Null);
        Assert.That(Alice.Events, Is.EqualTo(["offer sdp-bob-1", "confirmed"]));
        Assert.That(Bob.Events, Is.EqualTo(["answer sdp-alice-1", "confirmed"]));
    }

    [Test]
    public void LateOffer_OwnerTakesItsTime_AckWaitsFor2xxRetransmissions()
    {
        _ = Bob.Endpoint.PingAsync(Alice.Uri);
        Wait(0.1);
        Alice.Offered = _ => { };
        Alice.Call(Bob, lateOffer: true);
        Wait(3);
        Assert.That(Network.Sent("ACK"), Is.Zero);
        Alice.Sessions[0].AnswerOffer(Alice.Body());
        Wait(1);
        Assert.That(Bob.Events, Is.EqualTo(["answer sdp-alice-1", "confirmed"]));
        Assert.That(Network.Sent("SIP/2.0 200"), Is.EqualTo(1 + 3), "one to the OPTIONS; at 0, 0.5 and 1.5 s");
    }

    [Test]
    public void LateOffer_Refused_IsAcknowledgedAndEnded()
    {
        Alice.Offered = session => session.RefuseOffer();
        Alice.Call(Bob, lateOffer: true);
        Wait(1);
        Assert.That(Alice.Events[^1], Is.EqualTo("ended Local answered 488"));
        Assert.That(Network.Sent("ACK"), Is.EqualTo(1));
        Assert.That(Bob.Events[^1], Does.StartWith("ended Remote answered"));
    }

    [Test]
    public void Cancel_WhileRinging_EndsBothWith487()
    {
        Bob.Incoming = (session, _) => session.Ring();
        var call = Alice.Call(Bob);
        Wait(1);
        call.Close(reason: "SIP;cause=200;text=\"Call completed elsewhere\"");
        Wait(1);
        Assert.That(Alice.Events[^1], Is.EqualTo("ended Local unanswered 487"));
        Assert.That(Bob.Events[^1], Is.EqualTo("ended Remote unanswered 487"));
        Assert.That(Network.Log, Has.Some.Contains("CANCEL sip:bob").And.Some.Contains("completed elsewhere"));
    }

    [Test]
    public void Cancel_BeforeAnyAnswer_WaitsForTheFirst()
    {
        Bob.Incoming = (_, _) => { };
        var call = Alice.Call(Bob);
        call.Close();
        Wait(0.15);
        Assert.That(Network.Sent("CANCEL"), Is.Zero);
        Wait(1);
        Assert.That(Network.Sent("CANCEL"), Is.EqualTo(1));
        Assert.That(Bob.Events, Is.EqualTo(["ended Remote unanswered 487"]));
    }

    [Test]
    public void Cancel_CrossesWith200_TheLateCallGetsAckAndBye()
    {
        Bob.Incoming = (session, _) => session.Ring();
        var call = Alice.Call(Bob);
        Wait(1);
        Bob.Sessions[0].Accept(Bob.Body());
        call.Close();
        Wait(2);
        Assert.That(Alice.Events[^1], Is.EqualTo("ended Local unanswered 487"));
        Assert.That(Bob.Events, Is.EqualTo(["confirmed", "ended Remote answered 200"]));
    }

    [Test]
    public void Close_BeforeAckCame_ByeWaitsForIt()
    {
        var isLost = true;
        Network.Judge = m => m.StartsWith("ACK", StringComparison.Ordinal) && isLost ? Fate.Lose : Fate.Deliver;
        Alice.Call(Bob);
        Wait(0.3);
        Bob.Sessions[0].Close();
        Wait(0.1);
        Assert.That(Bob.Events, Is.EqualTo(["ended Local answered 200"]));
        Assert.That(Network.Sent("BYE"), Is.Zero);
        isLost = false;
        Wait(1);
        Assert.That(Network.Sent("BYE"), Is.EqualTo(1));
        Assert.That(Alice.Events[^1], Is.EqualTo("ended Remote answered 200"));
    }

    [Test]
    public void Call_Challenged_AckCarriesTheCredentialsOfTheInvite()
    {
        var dave = new Party("dave", "10.0.0.4:5060", Network, Time, credentials: new Accounts("alice"))
        {
            Admission = invite => invite.AuthenticatedUser is null ? SipStack.UserAgents.Admission.Challenge : SipStack.UserAgents.Admission.Accept,
        };
        Alice.Call(dave, change: call => call with { Login = new DigestLogin("alice", Accounts.PasswordOf("alice")) });
        Wait(1);
        var ack = Network.Log.Last(m => m.StartsWith("ACK ", StringComparison.Ordinal));
        var invite = Network.Log.Last(m => m.StartsWith("INVITE ", StringComparison.Ordinal));
        Assert.That(Credentials(ack), Is.Not.Empty.And.EqualTo(Credentials(invite)));
        dave.Sessions.ForEach(s => s.Close());
        Wait(40);

        static string Credentials(string message) =>
            message.Split("\r\n").SingleOrDefault(l => l.StartsWith("Authorization: ", StringComparison.Ordinal)) ?? "";
    }

    [Test]
    public void Call_EndpointStrained_Gets503WithoutASession()
    {
        Bob.IsServing = false;
        Alice.Call(Bob);
        Wait(1);
        Assert.That(Alice.Events, Is.EqualTo(["ended Remote unanswered 503"]));
        Assert.That(Bob.Invites, Is.Empty);
    }

    [Test]
    public void Admission_Rejects_StrangerGetsTheStatus()
    {
        Bob.Admission = _ => Admission.Reject(403, "No Strangers");
        Alice.Call(Bob);
        Wait(1);
        Assert.That(Alice.Events, Is.EqualTo(["ended Remote unanswered 403"]));
        Assert.That(Bob.Counts.ServerTransactions, Is.Zero);
    }

    [Test]
    public void Admission_Ignores_StrangerHearsNothing()
    {
        Bob.Admission = _ => Admission.Ignore;
        Alice.Call(Bob);
        Wait(40);
        Assert.That(Network.Sent("SIP/2.0"), Is.Zero);
        Assert.That(Alice.Events, Is.EqualTo(["ended Network unanswered 408"]));
    }

    [Test]
    public void Info_BothWays_IsToldAndAnswered()
    {
        Alice.Call(Bob);
        Wait(1);
        Alice.Sessions[0].Info(new("application/dtmf-relay", "Signal=5"u8.ToArray()));
        Bob.Sessions[0].Info(new("application/dtmf", "7"u8.ToArray()));
        Wait(1);
        Assert.That(Bob.Events[^1], Is.EqualTo("info application/dtmf-relay Signal=5"));
        Assert.That(Alice.Events[^1], Is.EqualTo("info application/dtmf 7"));
    }

    [Test]
    public void Probe_PeerAlive_IsTrue()
    {
        Alice.Call(Bob);
        Wait(1);
        var probe = Bob.Sessions[0].ProbeAsync();
        Wait(1);
        Assert.That(probe.Result, Is.True);
        Assert.That(Bob.Sessions[0].State, Is.EqualTo(SessionState.Established));
    }

    [Test]
    public void Probe_PeerGone_IsFalseAndLeavesTheEndToTheOwner()
    {
        Alice.Call(Bob);
        Wait(1);
        Network.Leave(Alice.Address);
        var probe = Bob.Sessions[0].ProbeAsync();
        Wait(33);
        Assert.That(probe.Result, Is.False);
        Assert.That(Bob.Sessions[0].State, Is.EqualTo(SessionState.Established), "it may be deaf to OPTIONS alone");
    }

    [Test]
    public void Close_OwnerTold_OnlyOnce()
    {
        Alice.Call(Bob);
        Wait(1);
        Alice.Sessions[0].Close();
        Bob.Sessions[0].Close();
        Wait(1);
        Assert.That(Alice.Events.Count(e => e.StartsWith("ended", StringComparison.Ordinal)), Is.EqualTo(1));
        Assert.That(Bob.Events.Count(e => e.StartsWith("ended", StringComparison.Ordinal)), Is.EqualTo(1));
    }
}
