using CallCenter.Acd.Settings;
using CallCenter.Acd.Tests.Support;
using CallCenter.CallModel.Supervision;
using CallCenter.Testing;

namespace CallCenter.Acd.Tests.Supervision;

public sealed class ObservationTests
{
    private Floor _floor = null!;
    private Visit _caller = null!;
    private FakeCallLeg _ann = null!;

    [SetUp]
    public void Talk() => Talk(new AcdOptions());

    private void Talk(AcdOptions options)
    {
        _floor = Floor.Open(options: options);
        _floor.PlugIn("boss");
        (_caller, _ann) = _floor.Talk();
    }

    private FakeBridge Room => _floor.Telephony.LiveBridges.Single();

    private DeskError Observe(ObservationMode mode, string supervisor = "boss") =>
        _floor.Ask(() => _floor.Acd.Supervision.ObserveAsync(supervisor, _caller.Leg.CallId, mode));

    private FakeCallLeg Join(ObservationMode mode)
    {
        Assert.That(Observe(mode), Is.EqualTo(DeskError.None));
        Assert.That(_floor.RingOf("boss").Dial, Has.Property("AutoAnswer").True.And.Property("Role").EqualTo(LegRole.Supervisor));
        return _floor.Answer("boss");
    }

    private (string Caller, string Ann, string Boss) HeardWith(FakeCallLeg boss) =>
        (Room.HeardAt(_caller.Leg), Room.HeardAt(_ann), Room.HeardAt(boss));

    private void EndAndRest()
    {
        _floor.EndAndRest(_caller);
        Assert.That(_floor.Acd.Supervision.Observations, Is.Empty);
    }

    [Test]
    public void Observe_ListenWhisperBargeIn_ByTheSameLeg()
    {
        var boss = Join(ObservationMode.Listen);
        Assert.That(HeardWith(boss), Is.EqualTo(("ann", "caller", "caller ann")));
        Observe(ObservationMode.Whisper);
        Assert.That(HeardWith(boss), Is.EqualTo(("ann", "caller boss", "caller ann")));
        Observe(ObservationMode.BargeIn);
        Assert.That(HeardWith(boss), Is.EqualTo(("ann boss", "caller boss", "caller ann")));

        Assert.That(_floor.Journal.Of<CallObserved>().Select(f => (f.Supervisor, f.Agent, f.Mode)), Is.EqualTo(new[]
        {
            ("boss", "ann", ObservationMode.Listen), ("boss", "ann", ObservationMode.Whisper), ("boss", "ann", ObservationMode.BargeIn),
        }));
        Assert.That(_floor.Acd.Supervision.Observations.Single(), Has.Property("Joined").True.And.Property("Mode").EqualTo(ObservationMode.BargeIn));
        EndAndRest();
        Assert.That((boss.End is not null, _floor.Journal.Of<ObservationEnded>().Count), Is.EqualTo((true, 1)));
    }

    [Test]
    public void Leave_EndsTheSupervisorsLegAlone([Values] bool byPhone)
    {
        var boss = Join(ObservationMode.BargeIn);
        if (byPhone)
        {
            _floor.Happens(boss.HangUp);
        }
        else
        {
            Assert.That(_floor.Ask(() => _floor.Acd.Supervision.LeaveAsync("boss")), Is.EqualTo(DeskError.None));
        }

        Assert.That((boss.End is not null, Room.HeardAt(_caller.Leg), _floor.StateOf("ann")), Is.EqualTo((true, "ann", AgentState.OnCall)));
        Assert.That(_floor.Ask(() => _floor.Acd.Supervision.LeaveAsync("boss")), Is.EqualTo(DeskError.NotObserving));
        EndAndRest();
    }

    [Test]
    public void TakeOver_TheCallerIsTheSupervisors([Values] bool listenedBefore)
    {
        _floor.Command(d => d.HoldAsync("ann"));
        var boss = Join(listenedBefore ? ObservationMode.Listen : ObservationMode.TakeOver);
        if (listenedBefore)
        {
            Observe(ObservationMode.TakeOver);
        }

        Assert.That((Room.HeardAt(_caller.Leg), Room.HeardAt(boss), _ann.End is not null), Is.EqualTo(("boss", "caller", true)));
        Assert.That((_floor.StateOf("ann"), _floor.Last<CallTransferred>().ToNumber), Is.EqualTo((AgentState.WrapUp, "boss")));
        Assert.That(_floor.Acd.Supervision.Observations, Is.Empty);
        _floor.Happens(boss.HangUp);
        Assert.That(_caller.Over);
        EndAndRest();
    }

    [Test]
    public void Observe_EndsWithTheAgentsPart()
    {
        var boss = Join(ObservationMode.Listen);
        _floor.Command(d => d.TransferToQueueAsync("ann", "support"));

        Assert.That((boss.End is not null, _caller.Over), Is.EqualTo((true, false)));
        EndAndRest();
    }

    [Test]
    public void Observe_ThePhoneDoesNotAnswer_NothingIsLeftOver()
    {
        Observe(ObservationMode.Listen);
        _floor.Happens(() => _floor.RingOf("boss").Refuse(EndReason.Declined));

        Assert.That((_floor.Acd.Supervision.Observations.Count, Room.HeardAt(_caller.Leg)), Is.EqualTo((0, "ann")));
        Assert.That(_floor.Journal.Of<CallObserved>(), Is.Empty);
        EndAndRest();
    }

    [Test]
    public void Observe_WithoutCallPhoneOrRight_IsRefused()
    {
        Assert.That(_floor.Ask(() => _floor.Acd.Supervision.ObserveAsync("boss", CallId.New(), ObservationMode.Listen)), Is.EqualTo(DeskError.NoCall));
        Assert.That((Observe(ObservationMode.Listen, "nophone"), Observe(ObservationMode.Listen, "ann")), Is.EqualTo((DeskError.NoPhone, DeskError.OwnCall)));
        EndAndRest();
    }

    [Test]
    public void AgentsPage_ShowsListenersAsTheSettingSays([Values] bool shown)
    {
        Talk(new AcdOptions { ShowListeners = shown });
        Join(ObservationMode.Listen);
        Assert.That(_floor.View("ann").Parties.Any(p => p.Role == LegRole.Supervisor), Is.EqualTo(shown));
        Observe(ObservationMode.Whisper);
        Assert.That(_floor.View("ann").Parties.Any(p => p is { Role: LegRole.Supervisor, Whispers: true }), "a voice in the ear is no secret");
        EndAndRest();
    }

    [Test]
    public void WaitingCallers_AreExplained_MovedAndPulledAhead()
    {
        _floor.Queues.Put(new QueueConfig("billing", Skill: "money"));
        _floor.AddAgent("bob", ["support", "billing"]);
        _floor.PlugIn("bob");
        var (second, third) = (_floor.Caller(), _floor.Caller());
        var supervision = _floor.Acd.Supervision;
        IReadOnlyList<WaitingCall> Waiting(string? queue) => _floor.Ask(() => supervision.WaitingAsync(queue));
        DeskError Move(Visit visit, string? queue) => _floor.Ask(() => supervision.MoveAsync("boss", visit.Leg.CallId, queue));

        Assert.That(Waiting("support")[0].Agents.Select(a => (a.Agent, a.Why)),
            Is.EqualTo(new[] { ("ann", PassedOver.Busy), ("bob", PassedOver.SignedOut) }));
        Assert.That(Move(third, null), Is.EqualTo(DeskError.None));
        Assert.That(Waiting(null).Select(w => (w.CallId, w.Position)), Is.EqualTo(new[] { (third.Leg.CallId, 1), (second.Leg.CallId, 2) }));
        Assert.That((Move(third, "nowhere"), Move(_caller, null), Move(second, "billing")),
            Is.EqualTo((DeskError.UnknownQueue, DeskError.NotWaiting, DeskError.None)));
        Assert.That(Waiting("billing").Single().Agents.Single(), Is.EqualTo(new AgentVerdict("bob", "BOB", PassedOver.NoSkill)));
        Assert.That(_floor.Journal.Of<CallMoved>().Select(f => (f.FromQueue, f.ToQueue)), Is.EqualTo(new[] { ("support", "support"), ("support", "billing") }));

        _floor.Happens(second.Leg.HangUp);
        _floor.Happens(third.Leg.HangUp);
        EndAndRest();
    }
}
