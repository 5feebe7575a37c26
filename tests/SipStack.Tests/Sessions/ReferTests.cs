using CallCenter.SipStack.Sessions;
using CallCenter.SipStack.Tests.Support;

namespace CallCenter.SipStack.Tests.Sessions;

/// <summary>A transfer that the other side asks for ends with its last NOTIFY, and only then the call (RFC 3515 §2.4.5, RFC 5589 §6.1).</summary>
[TestFixture]
internal sealed class ReferTests : PartyFixture
{
    private WirePeer _wire = null!;

    [SetUp]
    public void Connect()
    {
        _wire = Network.JoinWire("10.0.0.9:5060");
        _wire.Request(Bob, "INVITE", 1, body: "offer");
        Wait(0.1);
        var tag = Raw.Text(_wire.Last.ToTag);
        _wire.Request(Bob, "ACK", 1, toTag: tag);
        _wire.Request(Bob, "REFER", 2, toTag: tag, more: "Refer-To: <sip:support@10.0.0.2>");
        Wait(0.1);
        _wire.Received.Clear();
    }

    [Test]
    public void Close_NotifiesUnderWay_ByeComesBehindTheirAnswers()
    {
        Transfer(200);
        Assert.That(Wire(), Is.EqualTo(["202 REFER", "NOTIFY 100"]));
        Assert.That(Bob.Events[^1], Is.EqualTo("ended Local answered 200"), "the owner does not wait");
        _wire.Respond(Bob, _wire.Last, 200);
        Wait(0.1);
        Assert.That(Wire()[^1], Is.EqualTo("NOTIFY 200"));
        Assert.That(_wire.Last.ValuesByName("Subscription-State", splitCommas: false)[0], Does.StartWith("terminated"));
        _wire.Respond(Bob, _wire.Last, 200);
        Wait(0.1);
        Assert.That(_wire.LastStart, Is.EqualTo("BYE"));
        _wire.Respond(Bob, _wire.Last, 200);
    }

    [Test]
    public void Notify_BeforeItIsAccepted_IsNotLost()
    {
        Bob.Refer!.Notify(503);
        Bob.Refer.Accept();
        Wait(0.1);
        Assert.That(Wire(), Is.EqualTo(["202 REFER", "NOTIFY 100"]));
        _wire.Respond(Bob, _wire.Last, 200);
        Wait(0.1);
        Assert.That(Wire()[^1], Is.EqualTo("NOTIFY 503"));
        _wire.Respond(Bob, _wire.Last, 200);
    }

    [Test]
    public void Close_NobodyAnswersTheNotify_ByeComesInTime()
    {
        Transfer(200);
        Wait(3.5);
        Assert.That(_wire.Starts, Has.None.EqualTo("BYE"));
        Wait(0.6);
        Assert.That(_wire.Starts.Count(s => s == "BYE"), Is.EqualTo(1));
        _wire.Respond(Bob, _wire.Received.Last(m => m.Method == SipStack.Messages.SipMethod.Bye), 200);
    }

    [Test]
    public void Close_TransferWithoutOutcome_EndsWithTheCall()
    {
        Bob.Refer!.Accept();
        Wait(0.1);
        _wire.Respond(Bob, _wire.Last, 200);
        Bob.Sessions[0].Close();
        Wait(0.1);
        Assert.That(Wire()[^1], Is.EqualTo("NOTIFY 487"), "202 is never followed by silence");
        _wire.Respond(Bob, _wire.Last, 200);
        Wait(0.1);
        Assert.That(_wire.LastStart, Is.EqualTo("BYE"));
        _wire.Respond(Bob, _wire.Last, 200);
    }

    [Test]
    public void Close_PeerSaysByeMeanwhile_NoSecondBye()
    {
        Transfer(200);
        _wire.Request(Bob, "BYE", 3, toTag: Tag());
        Wait(10);
        Assert.That(_wire.Starts, Has.Member("200 BYE").And.None.EqualTo("BYE"));
    }

    [Test]
    public void Close_TwiceWhileItWaits_ByeComesAtOnce()
    {
        Transfer(200);
        Bob.Sessions[0].Close();
        Wait(0.1);
        Assert.That(_wire.LastStart, Is.EqualTo("BYE"));
        _wire.Respond(Bob, _wire.Last, 200);
    }

    [Test]
    public void Refused_HasNoNotifyAndNoWait()
    {
        Bob.Refer!.Refuse(603);
        Bob.Sessions[0].Close();
        Wait(0.1);
        Assert.That(_wire.Starts, Is.EqualTo(["603 REFER", "BYE"]));
        _wire.Respond(Bob, _wire.Last, 200);
    }

    [Test]
    public void SecondRefer_IsToldApartByItsNumber()
    {
        Bob.Refer!.Refuse(603);
        Wait(0.1);
        _wire.Request(Bob, "REFER", 3, toTag: Tag(), more: "Refer-To: <sip:sales@10.0.0.2>");
        Wait(0.1);
        Bob.Refer!.Notify(200);
        Wait(0.1);
        Assert.That(_wire.Received.Single(m => m.Status == 202).Has(SipStack.Messages.HeaderId.Contact), Is.True);
        Assert.That(Raw.Text(_wire.Last.Get(SipStack.Messages.HeaderId.Event)), Is.EqualTo("refer;id=3"));
        _wire.Respond(Bob, _wire.Last, 200);
        Wait(0.1);
        _wire.Respond(Bob, _wire.Last, 200);
    }

    [TestCase("Subject: none")]
    [TestCase("Refer-To: <sip:a@10.0.0.2>\nRefer-To: <sip:b@10.0.0.2>")]
    [TestCase("Refer-To: <sip:a@10.0.0.2>, <sip:b@10.0.0.2>")]
    [TestCase("Refer-To: <mailto:a@b>")]
    public void Refer_ToNobodyOrToTwo_IsBad(string more)
    {
        Bob.Refer!.Refuse(603);
        Wait(0.1);
        _wire.Request(Bob, "REFER", 3, toTag: Tag(), more: more);
        Wait(0.1);
        Assert.That(_wire.LastStart, Is.EqualTo("400 REFER"));
    }

    private void Transfer(int status)
    {
        Bob.Refer!.Accept();
        Bob.Refer.Notify(status);
        Bob.Sessions[0].Close();
        Wait(0.1);
    }

    private string Tag() => Raw.Text(_wire.Received.First(m => !m.IsRequest).ToTag);

    private List<string> Wire() =>
        [.. _wire.Received.Select(m => m.IsRequest ? $"{Raw.Text(m.MethodText)} {Raw.Text(m.Body).Split(' ').ElementAtOrDefault(1)}".TrimEnd()
            : $"{m.Status} {Raw.Text(SipStack.Messages.SipMethods.Name(m.CSeqMethod))}")];
}
