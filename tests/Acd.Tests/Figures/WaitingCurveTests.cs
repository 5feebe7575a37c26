using CallCenter.Acd.Figures;

namespace CallCenter.Acd.Tests.Figures;

public sealed class WaitingCurveTests
{
    private static readonly DateTimeOffset Nine = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    [Test]
    public void Until_EachMinuteHasItsMost_AndAQuietMinuteWhatWaitedOn()
    {
        var curve = new WaitingCurve();
        curve.Set(Nine, 1);
        curve.Set(Nine.AddSeconds(20), 3);
        curve.Set(Nine.AddSeconds(40), 2);
        curve.Set(Nine.AddSeconds(200), 0);

        Assert.That(curve.Until(Nine.AddSeconds(245)), Is.EqualTo((int[])[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 2, 2, 2, 0]));
    }

    [Test]
    public void Until_AfterALongTime_OnlyWhatStillWaits()
    {
        var curve = new WaitingCurve();
        Assert.That(curve.Until(Nine), Is.EqualTo(new int[WaitingCurve.Minutes]));
        curve.Set(Nine, 5);
        curve.Set(Nine, 4);
        Assert.That(curve.Until(Nine.AddDays(2)), Is.All.EqualTo(4));
    }

    [Test]
    public void Set_AMomentThatHasPassed_CountsForThePresentMinute()
    {
        var curve = new WaitingCurve();
        curve.Set(Nine.AddMinutes(3), 1);
        curve.Set(Nine, 2);
        Assert.That(curve.Until(Nine.AddMinutes(3)).TakeLast(2), Is.EqualTo((int[])[0, 2]));
    }
}
