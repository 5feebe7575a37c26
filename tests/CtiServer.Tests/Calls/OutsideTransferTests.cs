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

    [TestCase("support", null)]
    [TestCase("nobody", EndReason.NotFound)]
    public async Task Run_OutsideMenuPassesTheCallerBack_WithWhatItHasFoundOut(string target, EndReason? refusal)
    {
        var other = await AnsweringAsync(Number);
        var told = new List<string>();

        var talking = RunAsync();
        Ask(other, target, told, ("x-account", "42"));
        await Until.TrueAsync(() => told.Count == 1);
        Assert.That(told, Is.EqualTo(new[] { refusal?.ToString() ?? "there" }));
        if (refusal is not null)
        {
            Assert.That(other.End, Is.Null, "they talk on");
            other.HangUp();
        }

        var end = await talking;
        Assert.That((end as TransferEnd.PassedOn)?.Data["x-account"], Is.EqualTo(refusal is null ? "42" : null));
        Assert.That((other.End is not null, _caller.End is null), Is.EqualTo((true, refusal is null)), "the caller goes on");
    }

    [Test]
    public async Task Run_OutsidePassesTheCallerOnToANumber_IsToldWhenItAnswers_AndTheTwoTalk()
    {
        var (other, next) = (await AnsweringAsync(Number), await AnsweringAsync("+4930777"));
        var told = new List<string>();

        var talking = RunAsync();
        Ask(other, "+4930777", told, ("x-account", "42"));
        await Until.TrueAsync(() => _telephony.Bridges == 2);

        Assert.That((told, other.End?.Reason), Is.EqualTo((new[] { "rings", "there" }, EndReason.Transferred)));
        Assert.That(_telephony.Dialed[^1].Data["x-account"], Is.EqualTo("42"));
        next.HangUp();
        Assert.That(await talking, Is.InstanceOf<TransferEnd.Over>());
        Assert.That(_journal.Of<CallReleased>().Select(r => (r.Number, r.Reason)),
            Is.EqualTo(new[] { (Number, EndReason.Transferred), ("+4930777", EndReason.CalleeHungUp) }));
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task Run_TheNumberIsBusy_WhoAskedIsToldAndHasTheCallerBack_UnlessGone(bool gone)
    {
        var other = await AnsweringAsync(Number);
        _telephony.Outcomes.Enqueue(new DialOutcome.Refused(new CallEnd(CallResult.NotConnected, EndReason.Busy, 486)));
        var told = new List<string>();

        var talking = RunAsync();
        Ask(other, "+4930777", told);
        if (gone)
        {
            other.HangUp();
            Assert.That((await talking, _caller.End), Is.EqualTo((new TransferEnd.NotReached(), (CallEnd?)null)), "the flow has the caller");
            return;
        }

        await Until.TrueAsync(() => _telephony.Bridges == 2);
        Assert.That((told, other.End), Is.EqualTo((new[] { "rings", "Busy" }, (CallEnd?)null)));
        _caller.HangUp();
        Assert.That((await talking, other.End!.Reason), Is.EqualTo((new TransferEnd.Over(), EndReason.CallerHungUp)));
    }

    [TestCase("+4930778", "a@b;to-tag=1;from-tag=2")]
    [TestCase("support", null)]
    public async Task Run_OutsideJoinsTheCallerToACallOfItsOwn_OnlyANumberIsToldOfIt(string target, string? dialog)
    {
        var (other, _) = (await AnsweringAsync(Number), await AnsweringAsync("+4930778"));
        var told = new List<string>();
        var talking = RunAsync();
        Ask(other, target, told, (TransferRequest.Replaces, "a@b;to-tag=1;from-tag=2"));
        await Until.TrueAsync(() => told.Contains(dialog is null ? "NotFound" : "there"));

        Assert.That(_telephony.Dialed.ElementAtOrDefault(1)?.Data[TransferRequest.Replaces], Is.EqualTo(dialog));
        (dialog is null ? other : _caller).HangUp();
        Assert.That(await talking, Is.InstanceOf<TransferEnd.Over>());
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

    /// <summary>The next number that is dialed answers.</summary>
    private async Task<FakeCallLeg> AnsweringAsync(string number)
    {
        var leg = new FakeCallLeg(_time, _caller.CallId, number, role: LegRole.Outside);
        await leg.AnswerAsync();
        _telephony.Outcomes.Enqueue(new DialOutcome.Answered(leg));
        return leg;
    }

    private static void Ask(FakeCallLeg who, string target, List<string> told, params (string Name, string Value)[] data) =>
        who.AskForTransfer(new TransferRequest(target, failed => told.Add(failed?.ToString() ?? "there"), () => told.Add("rings"))
        {
            Data = data.ToDictionary(d => d.Name, d => d.Value),
        });

    private Task<TransferEnd> RunAsync() =>
        new OutsideTransfer(_telephony, new FakeVoices(), Targets.Of("support"), _journal, _time).RunAsync(_caller, new FlowOutcome.Transfer(Number));
}
