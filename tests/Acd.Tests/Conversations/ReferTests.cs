using CallCenter.Acd.Settings;
using CallCenter.Acd.Tests.Support;
using CallCenter.Testing;

namespace CallCenter.Acd.Tests.Conversations;

/// <summary>Transfers that an agent's own telephone asks for, and what it is told of them (RFC 3515).</summary>
public sealed class ReferTests
{
    [Test]
    public void Refer_ToAQueue_PhoneHearsAtOnceThatItHasTheCaller()
    {
        var floor = Talking(out var caller, out var phone);
        var told = Ask(floor, phone, "billing");

        Assert.That(told, Is.EqualTo(new[] { "there" }));
        Assert.That((phone.End!.Reason, caller.Leg.End), Is.EqualTo((EndReason.Transferred, (CallEnd?)null)));
    }

    [Test]
    public void Refer_ToANumber_PhoneKeepsItsCallAndHearsOfRingingAndTheAnswer()
    {
        var floor = Talking(out var caller, out var phone);
        var told = Ask(floor, phone, "12345");
        var dial = floor.Telephony.Dials.Single();

        floor.Happens(() => dial.Rings!());
        Assert.That((phone.End, floor.View("ann").Held), Is.EqualTo(((CallEnd?)null, true)), "the caller is the agent's until the number answers");
        Assert.That(told, Is.EqualTo(new[] { "rings" }));
        floor.Happens(() => dial.Answer());

        Assert.That(told, Is.EqualTo(new[] { "rings", "there" }));
        Assert.That((phone.End!.Reason, caller.Leg.End), Is.EqualTo((EndReason.Transferred, (CallEnd?)null)));
        floor.Happens(caller.Leg.HangUp);
        floor.Pass(60);
        floor.AssertAtRest();
    }

    [TestCase(EndReason.Busy)]
    [TestCase(EndReason.NoAnswer)]
    public void Refer_ToANumberThatCannotBeReached_PhoneHearsWhyAndHasTheCallerBack(EndReason why)
    {
        var floor = Talking(out var caller, out var phone);
        var told = Ask(floor, phone, "12345");

        floor.Happens(() => floor.Telephony.Dials.Single().Refuse(why));

        Assert.That(told, Is.EqualTo(new[] { $"{why}" }));
        Assert.That((phone.End, caller.Leg.End, floor.View("ann").Held), Is.EqualTo(((CallEnd?)null, (CallEnd?)null, false)));
        Assert.That(floor.Telephony.LiveBridges.Single().Held, Is.False, "they hear each other again");
        floor.Happens(caller.Leg.HangUp);
        floor.Pass(60);
        floor.AssertAtRest();
    }

    [TestCase(true, "there")]
    [TestCase(false, "NoAnswer")]
    public void Refer_ToAColleague_PhoneHearsWhenTheyHaveAnsweredOrHaveNot(bool answers, string outcome)
    {
        var floor = Talking(out _, out var phone);
        floor.ReadyAgent("eve", ["billing"]);
        var told = Ask(floor, phone, "eve");
        Assert.That(told, Is.Empty);

        if (answers)
        {
            floor.Answer("eve");
        }
        else
        {
            floor.Happens(() => floor.RingOf("eve").Refuse(EndReason.NoAnswer));
        }

        Assert.That((told.Single(), phone.End is not null), Is.EqualTo((outcome, answers)));
    }

    [Test]
    public void Refer_TakenBackOnThePage_PhoneHearsThatItIsOff()
    {
        var floor = Talking(out _, out var phone);
        var told = Ask(floor, phone, "12345");

        floor.Command(d => d.ResumeAsync("ann"));

        Assert.That((told.Single(), phone.End), Is.EqualTo(("Cancelled", (CallEnd?)null)));
    }

    [Test]
    public void Refer_PhoneHangsUpWhileTheNumberRings_NothingIsToldAndTheTransferGoesOn()
    {
        var floor = Talking(out var caller, out var phone);
        var told = Ask(floor, phone, "12345");

        floor.Happens(phone.HangUp);
        floor.Happens(() => floor.Telephony.Dials.Single().Answer());

        Assert.That((told.Count, caller.Leg.End, floor.Last<CallBridged>().Number), Is.EqualTo((0, (CallEnd?)null, "12345")));
    }

    [TestCase("ann", EndReason.Busy, Description = "who has no time")]
    [TestCase("nobody-at-all", EndReason.NotFound)]
    [TestCase("09001234567", EndReason.Barred)]
    public void Refer_ThatCannotBe_PhoneHearsWhyAndTheCallGoesOn(string target, EndReason why)
    {
        var floor = Talking(out var caller, out var phone, new AcdOptions { Dialing = new DialRules(new NumberingPlan()) });

        Assert.That(Ask(floor, phone, target), Is.EqualTo(new[] { $"{why}" }));
        Assert.That((phone.End, caller.Leg.End), Is.EqualTo(((CallEnd?)null, (CallEnd?)null)));
    }

    [TestCase("eve", "eve")]
    [TestCase("12345", "12345")]
    [TestCase("billing", null)]
    public void Refer_OntoACallOfTwoOthers_IsRungThereAndNotOffered(string target, string? rung)
    {
        var floor = Talking(out _, out var phone);
        floor.ReadyAgent("eve", ["billing"]);
        EndReason? refusal = null;

        var data = new Dictionary<string, string> { [TransferRequest.Replaces] = "a@b;to-tag=1;from-tag=2" };
        floor.Happens(() => phone.AskForTransfer(new TransferRequest(target, failed => refusal = failed) { Data = data }));

        Assert.That((refusal, floor.Telephony.Dials.SingleOrDefault()?.Target), Is.EqualTo((rung is null ? EndReason.NotFound : (EndReason?)null, rung)));
    }

    [Test]
    public void Refer_FollowedByByeAtOnce_StillTransfers()
    {
        var floor = Talking(out var caller, out var phone);

        floor.Happens(() =>
        {
            _ = phone.RequestTransfer("billing");
            phone.HangUp();
        });

        Assert.That(caller.Leg.End, Is.Null);
        Assert.That(floor.Last<CallQueued>().Queue, Is.EqualTo("billing"));
    }

    /// <summary>What the phone is told of its REFER.</summary>
    private static List<string> Ask(Floor floor, FakeCallLeg phone, string target)
    {
        var told = new List<string>();
        floor.Happens(() => phone.AskForTransfer(new TransferRequest(target, failed => told.Add(failed?.ToString() ?? "there"), () => told.Add("rings"))));
        return told;
    }

    private static Floor Talking(out Visit caller, out FakeCallLeg phone, AcdOptions? options = null)
    {
        var floor = new Floor(options: options);
        floor.Queues.Put(new QueueConfig("support"));
        floor.Queues.Put(new QueueConfig("billing"));
        floor.Start();
        floor.ReadyAgent("ann");
        caller = floor.Caller();
        phone = floor.Answer("ann");
        return floor;
    }
}
