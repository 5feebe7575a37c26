using CallCenter.CtiServer.Calls;
using CallCenter.CtiServer.Tests.Support;
using CallCenter.Testing;

namespace CallCenter.CtiServer.Tests.Calls;

internal sealed class OutsideTransferTests
{
    private const string Number = "+4930999";
    private readonly ManualTimeProvider _time = new();
    private FakeTelephony _telephony = null!;
    private FakeJournal _journal = null!;
    private FakeCallLeg _caller = null!;

    [SetUp]
    public async Task CallAsync()
    {
        (_telephony, _journal, _caller) = (new FakeTelephony(), new FakeJournal(), new FakeCallLeg(_time));
        await _caller.AnswerAsync();
    }

    [Test]
    public async Task Run_NumberIsBusy_IsFalseAndTheMusicStops()
    {
        Assert.That(await RunAsync(), Is.InstanceOf<TransferEnd.NotReached>());

        Assert.That((_caller.End, _caller.Playing, _telephony.Bridges), Is.EqualTo((default(CallEnd), default(FakePlayback), 0)));
        Assert.That(_journal.Of<CallTransferred>().Single(), Has.Property("Succeeded").False.And.Property("ToNumber").EqualTo(Number));
    }

    [Test]
    public async Task Run_CallerLeavesWhileItRings_IsDone()
    {
        _caller.HangUp();

        Assert.That(await RunAsync(), Is.InstanceOf<TransferEnd.Over>(), "nobody is there for the flow to go on with");
    }

    [TestCase(true, EndReason.CalleeHungUp)]
    [TestCase(false, EndReason.CallerHungUp)]
    public async Task Run_NumberAnswers_BothTalkUntilOneHangsUp(bool otherEnds, EndReason expected)
    {
        var other = new FakeCallLeg(_time, _caller.CallId, Number, role: LegRole.Outside);
        await other.AnswerAsync();
        _telephony.Outcome = new DialOutcome.Answered(other);

        var talking = RunAsync();
        _time.Advance(TimeSpan.FromSeconds(12));
        (otherEnds ? other : _caller).HangUp();

        Assert.That(await talking, Is.InstanceOf<TransferEnd.Over>());
        Assert.That((_caller.End is not null, other.End is not null), Is.EqualTo((true, true)));
        var released = _journal.Of<CallReleased>().Single();
        Assert.That((released.Number, released.Reason, released.TalkedMs), Is.EqualTo((Number, expected, 12_000L)));
        Assert.That(_journal.Of<CallBridged>().Single().Number, Is.EqualTo(Number));
    }

    [TestCase("support", true)]
    [TestCase("+4930777", true)]
    [TestCase("nobody", false)]
    public async Task Run_OutsideMenuPassesTheCallerBack_WithWhatItHasFoundOut(string target, bool known)
    {
        var other = new FakeCallLeg(_time, _caller.CallId, Number, role: LegRole.Outside);
        await other.AnswerAsync();
        _telephony.Outcome = new DialOutcome.Answered(other);
        var answers = new List<bool>();

        var talking = RunAsync();
        other.AskForTransfer(new TransferRequest(target, answers.Add) { Data = new Dictionary<string, string> { ["x-account"] = "42" } });
        await Until.TrueAsync(() => answers.Count == 1);
        Assert.That(answers, Is.EqualTo(new[] { known }));
        if (!known)
        {
            Assert.That(other.End, Is.Null, "they talk on");
            other.HangUp();
        }

        var end = await talking;
        Assert.That((end as TransferEnd.PassedOn)?.Data["x-account"], Is.EqualTo(known ? "42" : null));
        Assert.That((other.End is not null, _caller.End is null), Is.EqualTo((true, known)), "the caller goes on");
    }

    [TestCase("+4930778", "a@b;to-tag=1;from-tag=2")]
    [TestCase("support", null)]
    public async Task Run_OutsideJoinsTheCallerToACallOfItsOwn_OnlyANumberIsToldOfIt(string target, string? told)
    {
        var other = new FakeCallLeg(_time, _caller.CallId, Number, role: LegRole.Outside);
        await other.AnswerAsync();
        _telephony.Outcome = new DialOutcome.Answered(other);
        var talking = RunAsync();
        var answer = new TaskCompletionSource<bool>();
        other.AskForTransfer(new TransferRequest(target, answer.SetResult) { Data = new Dictionary<string, string> { [TransferRequest.Replaces] = "a@b;to-tag=1;from-tag=2" } });
        Assert.That(await answer.Task, Is.EqualTo(told is not null));
        other.HangUp();

        var passed = await talking as TransferEnd.PassedOn;
        Assert.That((passed?.To.Outcome as FlowOutcome.Transfer)?.Data[TransferRequest.Replaces], Is.EqualTo(told));
        Assert.That(passed?.Data, told is null ? Is.Null : Is.Empty);
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Run_CallerIsGivenAway_IsCalledFromHereOnlyWhereTheOtherSideWillNot(bool takes)
    {
        _caller.CallsInOurPlace = takes;

        var end = await new OutsideTransfer(_telephony, new FakeVoices(), Targets.Of("support"), _journal, _time)
            .RunAsync(_caller, new FlowOutcome.Transfer(Number) { GivesAway = true });

        Assert.That((end is TransferEnd.Over, _caller.End?.Reason == EndReason.Transferred), Is.EqualTo((takes, takes)));
        Assert.That(_journal.Of<CallTransferred>().Single(), Has.Property("Succeeded").EqualTo(takes).And.Property("ToNumber").EqualTo(Number));
    }

    private Task<TransferEnd> RunAsync() =>
        new OutsideTransfer(_telephony, new FakeVoices(), Targets.Of("support"), _journal, _time).RunAsync(_caller, new FlowOutcome.Transfer(Number));
}
