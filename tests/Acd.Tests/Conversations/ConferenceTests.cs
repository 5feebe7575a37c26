using CallCenter.Acd.Tests.Support;
using CallCenter.Testing;

namespace CallCenter.Acd.Tests.Conversations;

public sealed class ConferenceTests
{
    private Floor _floor = null!;
    private Visit _caller = null!;
    private FakeCallLeg _ann = null!;
    private FakeCallLeg _bob = null!;

    [SetUp]
    public void Talk()
    {
        _floor = Floor.Open();
        (_caller, _ann) = _floor.Talk();
        _floor.ReadyAgent("bob");
    }

    private FakeBridge Room => _floor.Telephony.LiveBridges.Single();

    private (string Caller, string Ann, string Bob) Heard => (Room.HeardAt(_caller.Leg), Room.HeardAt(_ann), Room.HeardAt(_bob));

    private void Consult()
    {
        Assert.That(_floor.Command(d => d.ConsultAsync("ann", "bob")), Is.EqualTo(DeskError.None));
        _floor.Pass(1);
        _bob = _floor.Answer("bob");
    }

    private DeskError Do(Func<IAgentDesk, Task<DeskError>> command)
    {
        _floor.Pass(1);
        return _floor.Command(command);
    }

    private void HangUpAndRest()
    {
        _floor.EndAndRest(_caller);
        Assert.That(new[] { _ann, _bob }.Where(phone => phone?.End is null), Is.Empty);
    }

    [Test]
    public void Consult_WhileItRings_TheCallerHearsMusic_TakenBackTheyTalkAgain()
    {
        _floor.Command(d => d.ConsultAsync("ann", "bob"));
        Assert.That((Room.Held, _floor.View("ann").Transfer?.Consults, _floor.StateOf("bob")), Is.EqualTo((true, true, AgentState.Offered)));

        Assert.That(_floor.Command(d => d.ResumeAsync("ann")), Is.EqualTo(DeskError.None));

        Assert.That((Room.Held, _floor.View("ann").Transfer, _floor.StateOf("bob")), Is.EqualTo((false, default(TransferView), AgentState.Ready)));
        Assert.That(_floor.Journal.Of<CallTransferred>(), Is.Empty, "nobody was to be passed on");
        _floor.EndAndRest(_caller);
    }

    [Test]
    public void ConsultQueue_WaitsForItsNextAgent_WhoReadsTheNote_ThenAsWithAColleague()
    {
        _floor.Queues.Put(new QueueConfig("billing"));
        _floor.Command(d => d.DraftWrapUpAsync("ann", _caller.Leg.CallId, null, "asks for a refund"));
        Assert.That(_floor.Command(d => d.ConsultQueueAsync("ann", "nowhere")), Is.EqualTo(DeskError.UnknownQueue));
        Assert.That(_floor.Command(d => d.ConsultQueueAsync("ann", "billing")), Is.EqualTo(DeskError.None));
        Assert.That((Room.Held, _floor.View("ann").Transfer?.To, _floor.StateOf("bob")), Is.EqualTo((true, "billing", AgentState.Ready)), "bob does not serve it");
        _floor.Pass(3);

        _floor.ReadyAgent("cid", ["billing"]);
        Assert.That((_floor.View("cid").Pop?.Note, _floor.View("cid").Pop?.NoteBy), Is.EqualTo(("asks for a refund", "ann")));
        _floor.Happens(() => _floor.RingOf("cid").Refuse(EndReason.NoAnswer));
        Assert.That(_floor.View("ann").Transfer?.Failed, Is.Null, "others of the queue are asked");
        _floor.ReadyAgent("dan", ["billing"]);
        _bob = _floor.Answer("dan");
        Assert.That(Heard, Is.EqualTo(("", "dan", "ann")));
        Assert.That(Do(d => d.CompleteAsync("ann")), Is.EqualTo(DeskError.None));
        Assert.That(Room.HeardAt(_caller.Leg), Is.EqualTo("dan"));
        HangUpAndRest();
    }

    [Test]
    public void ConsultQueue_TakenBack_OrLeft_LosesNobody()
    {
        _floor.Queues.Put(new QueueConfig("billing"));
        _floor.Command(d => d.ConsultQueueAsync("ann", "billing"));
        Assert.That(_floor.Command(d => d.ResumeAsync("ann")), Is.EqualTo(DeskError.None));
        Assert.That((Room.HeardAt(_caller.Leg), _floor.View("ann").Transfer), Is.EqualTo(("ann", default(TransferView))));

        _floor.Command(d => d.ConsultQueueAsync("ann", "billing"));
        Assert.That(_floor.Command(d => d.HangUpAsync("ann")), Is.EqualTo(DeskError.None));
        Assert.That((_floor.StateOf("ann"), _floor.Last<CallQueued>().Queue, _caller.Leg.End), Is.EqualTo((AgentState.WrapUp, "billing", default(CallEnd))));
        HangUpAndRest();
    }

    [Test]
    public void Consult_Swap_EachIsTalkedToWhileTheOtherHearsMusic()
    {
        Consult();
        Assert.That(Heard, Is.EqualTo(("", "bob", "ann")));
        Assert.That((_floor.StateOf("bob"), _floor.View("bob").InCharge, _floor.View("ann").InCharge), Is.EqualTo((AgentState.OnCall, false, true)));
        Assert.That(_floor.View("ann").Parties.Select(p => (p.Role, p.Held, p.Consulted)),
            Is.EqualTo(new[] { (LegRole.Caller, true, false), (LegRole.Agent, false, false), (LegRole.Agent, false, true) }));

        Assert.That(Do(d => d.SwapAsync("ann")), Is.EqualTo(DeskError.None));
        Assert.That(Heard, Is.EqualTo(("ann", "caller", "")));
        Assert.That(Do(d => d.SwapAsync("ann")), Is.EqualTo(DeskError.None));
        Assert.That(Heard, Is.EqualTo(("", "bob", "ann")));
        HangUpAndRest();
        Assert.That(_floor.Last<ConsultationEnded>(), Has.Property("End").EqualTo(ConsultationEnd.CallerLeft).And.Property("ConsultedMs").EqualTo(2000));
        Assert.That(_floor.Journal.Of<CallBridged>().Select(f => f.Agent), Is.EqualTo(new[] { "ann" }), "bob never talked to the caller");
    }

    [Test]
    public void Consult_Complete_TheCallerIsTheColleagues()
    {
        Consult();
        Assert.That(Do(d => d.CompleteAsync("ann")), Is.EqualTo(DeskError.None));

        Assert.That((Room.HeardAt(_caller.Leg), Room.HeardAt(_bob), _ann.End is not null), Is.EqualTo(("bob", "caller", true)));
        Assert.That((_floor.StateOf("ann"), _floor.StateOf("bob"), _floor.View("bob").InCharge), Is.EqualTo((AgentState.WrapUp, AgentState.OnCall, true)));
        Assert.That(_floor.Last<CallTransferred>(), Has.Property("Succeeded").True.And.Property("ToNumber").EqualTo("bob"));
        _floor.Pass(5);
        Assert.That(_floor.Command(d => d.HangUpAsync("bob")), Is.EqualTo(DeskError.None));
        HangUpAndRest();
        Assert.That(_floor.Journal.Of<CallReleased>().Select(f => (f.Agent, f.TalkedMs)), Is.EqualTo(new[] { ("ann", 2000L), ("bob", 5000L) }));
    }

    [Test]
    public void Consult_Dismiss_TheCallerIsBack()
    {
        Consult();
        Assert.That(Do(d => d.DismissAsync("ann")), Is.EqualTo(DeskError.None));

        Assert.That((Room.HeardAt(_caller.Leg), Room.Held, _floor.StateOf("bob")), Is.EqualTo(("ann", false, AgentState.WrapUp)));
        Assert.That(_floor.Command(d => d.SwapAsync("ann")), Is.EqualTo(DeskError.NoConsultation));
        HangUpAndRest();
    }

    [Test]
    public void Consult_TheColleagueHangsUp_TheCallerIsBack()
    {
        Consult();
        _floor.Happens(_bob.HangUp);

        Assert.That((Room.HeardAt(_caller.Leg), _floor.Last<ConsultationEnded>().End), Is.EqualTo(("ann", ConsultationEnd.GuestLeft)));
        HangUpAndRest();
    }

    [Test]
    public void Consult_TheAgentHangsUp_TheCallerIsTheColleagues()
    {
        Consult();
        _floor.Happens(_ann.HangUp);

        Assert.That((Room.HeardAt(_caller.Leg), Room.HeardAt(_bob), _floor.View("bob").InCharge), Is.EqualTo(("bob", "caller", true)));
        HangUpAndRest();
    }

    [Test]
    public void Merge_AllHearEachOther_TimesBelongToWhoWasThere()
    {
        Consult();
        Assert.That(Do(d => d.MergeAsync("ann")), Is.EqualTo(DeskError.None));
        Assert.That(Heard, Is.EqualTo(("ann bob", "caller bob", "caller ann")));
        _floor.ReadyAgent("cid");
        Assert.That(Do(d => d.ConsultAsync("ann", "12345")), Is.EqualTo(DeskError.None));
        FakeCallLeg outside = null!;
        _floor.Happens(() => outside = _floor.Telephony.Dials.Single().Answer());
        Assert.That((Room.HeardAt(_caller.Leg), Room.HeardAt(_ann)), Is.EqualTo(("", "bob 12345")));
        Assert.That(Do(d => d.MergeAsync("ann")), Is.EqualTo(DeskError.None));
        Assert.That(Room.HeardAt(_caller.Leg), Is.EqualTo("ann bob 12345"));

        _floor.Pass(2);
        Assert.That(_floor.Command(d => d.HangUpAsync("ann")), Is.EqualTo(DeskError.None));
        Assert.That((Room.HeardAt(_caller.Leg), _floor.View("bob").InCharge), Is.EqualTo(("bob 12345", true)));
        Assert.That(_floor.Command(d => d.HoldAsync("bob")), Is.EqualTo(DeskError.None));
        _floor.Pass(1);
        Assert.That(_floor.Command(d => d.HangUpAsync("bob")), Is.EqualTo(DeskError.None));
        Assert.That((Room.HeardAt(_caller.Leg), Room.HeardAt(outside)), Is.EqualTo(("12345", "caller")), "a hold ends with who asked for it");
        _floor.Pass(1);
        HangUpAndRest();
        Assert.That(_floor.Journal.Of<CallReleased>().Select(f => (f.Agent ?? f.Number, f.TalkedMs)),
            Is.EqualTo(new[] { ("ann", 6000L), ("bob", 5000L), ("12345", 4000L) }));
    }

    [Test]
    public void Guest_IsNotInCharge_AndLeavesTheOthersTogether()
    {
        Consult();
        Do(d => d.MergeAsync("ann"));
        Assert.That(_floor.Command(d => d.HoldAsync("bob")), Is.EqualTo(DeskError.NotInCharge));
        Assert.That(_floor.Command(d => d.TransferToQueueAsync("bob", "support")), Is.EqualTo(DeskError.NotInCharge));
        Assert.That(_floor.Command(d => d.TransferToQueueAsync("ann", "support")), Is.EqualTo(DeskError.TransferPending), "nobody is passed on out of a conference");

        Assert.That(_floor.Command(d => d.HangUpAsync("bob")), Is.EqualTo(DeskError.None));

        Assert.That((Room.HeardAt(_caller.Leg), Room.HeardAt(_ann)), Is.EqualTo(("ann", "caller")));
        HangUpAndRest();
    }

    [Test]
    public void Mute_IsHeardByNobody_KeysGoToWhoIsNotHeld()
    {
        Consult();
        Do(d => d.MergeAsync("ann"));
        _floor.Command(d => d.MuteAsync("ann", true));
        Assert.That(Heard, Is.EqualTo(("bob", "caller bob", "caller")));
        Assert.That(_floor.View("bob").Parties.Single(p => p.Who == "ann").Muted);
        _floor.Command(d => d.MuteAsync("ann", false));
        Assert.That(Heard, Is.EqualTo(("ann bob", "caller bob", "caller ann")));

        _floor.Command(d => d.HoldAsync("ann"));
        Assert.That(_floor.Command(d => d.PressKeysAsync("ann", "12#")), Is.EqualTo(DeskError.None));
        Assert.That((_caller.Leg.SentDigits, _bob.SentDigits, _ann.SentDigits), Is.EqualTo(("", "12#", "")));
        HangUpAndRest();
    }

    [Test]
    public void PauseRecording_IsAFact_AndEndsWithTheAgentsPart()
    {
        _floor.Command(d => d.PauseRecordingAsync("ann", true));
        Assert.That((_caller.Leg.RecordingPaused, _floor.View("ann").RecordingPaused), Is.EqualTo((true, true)));

        _floor.Command(d => d.TransferToQueueAsync("ann", "support"));

        Assert.That(_caller.Leg.RecordingPaused, Is.False);
        Assert.That(_floor.Journal.Of<RecordingResumed>().Single().Agent, Is.EqualTo("ann"));
        _bob = _floor.Answer("bob");
        HangUpAndRest();
    }
}
