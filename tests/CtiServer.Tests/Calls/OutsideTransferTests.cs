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
        Assert.That(await RunAsync(), Is.False);

        Assert.That((_caller.End, _caller.Playing, _telephony.Bridges), Is.EqualTo((default(CallEnd), default(FakePlayback), 0)));
        Assert.That(_journal.Of<CallTransferred>().Single(), Has.Property("Succeeded").False.And.Property("ToNumber").EqualTo(Number));
    }

    [Test]
    public async Task Run_CallerLeavesWhileItRings_IsDone()
    {
        _caller.HangUp();

        Assert.That(await RunAsync(), Is.True, "nobody is there for the flow to go on with");
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

        Assert.That(await talking, Is.True);
        Assert.That((_caller.End is not null, other.End is not null), Is.EqualTo((true, true)));
        var released = _journal.Of<CallReleased>().Single();
        Assert.That((released.Number, released.Reason, released.TalkedMs), Is.EqualTo((Number, expected, 12_000L)));
        Assert.That(_journal.Of<CallBridged>().Single().Number, Is.EqualTo(Number));
    }

    private Task<bool> RunAsync() => new OutsideTransfer(_telephony, new FakeVoices(), _journal, _time).RunAsync(_caller, Number);
}
