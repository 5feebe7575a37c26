using CallCenter.CallControl.Trunks;
using CallCenter.Testing;

namespace CallCenter.CallControl.Tests.Trunks;

internal sealed class TrunkTallyTests
{
    private readonly ManualTimeProvider _time = new();

    [Test]
    public void LastHour_ForgetsWhatIsOlder()
    {
        var tally = new TrunkTally(_time);
        tally.Dialed();
        tally.Answered();
        _time.Advance(TimeSpan.FromMinutes(30));
        tally.Dialed();
        Assert.That((tally.LastHour, tally.LastHour.AnswerRate), Is.EqualTo((new TrunkTraffic(0, 2, 1, 0), 0.5)));

        _time.Advance(TimeSpan.FromMinutes(31));
        tally.Received();
        Assert.That(tally.LastHour, Is.EqualTo(new TrunkTraffic(1, 1, 0, 0)));
    }

    [Test]
    public void LastErrors_TheNewestTen()
    {
        var tally = new TrunkTally(_time);
        for (var status = 500; status < 512; status++)
        {
            tally.FailedCall(status);
        }

        Assert.That(tally.LastErrors.Select(e => e.Status), Is.EqualTo(Enumerable.Range(502, 10).Reverse()));
        Assert.That(tally.LastHour.Failed, Is.EqualTo(12));
    }
}
