using CallCenter.Dialer.Callbacks;

namespace CallCenter.Dialer.Tests.Callbacks;

public sealed class CallbackPlanTests
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 5, 12, 0, 0, TimeSpan.Zero);

    [TestCase(0, 0.9, 0, ExpectedResult = 0, Description = "nobody is free, nor surely soon")]
    [TestCase(1, 0.0, 0, ExpectedResult = 1)]
    [TestCase(1, 1.0, 0, ExpectedResult = 2)]
    [TestCase(2, 0.0, 1, ExpectedResult = 1, Description = "one rings already")]
    [TestCase(9, 0.0, 0, ExpectedResult = 3, Description = "no more than there are")]
    public int Dial_NoMoreThanAgentsAboutToBeFree(int idle, double soonFree, int inFlight) =>
        CallbackPlan.Dial([Noon, Noon.AddMinutes(1), Noon.AddMinutes(2)], [], inFlight, idle, soonFree);

    [Test]
    public void Dial_LiveCallersWhoCameBefore_GoFirst_ThoseWhoCameLaterDoNotCount()
    {
        Assert.That(CallbackPlan.Dial([Noon], [Noon.AddSeconds(-5)], 0, 1, 0), Is.EqualTo(0));
        Assert.That(CallbackPlan.Dial([Noon], [Noon.AddSeconds(5)], 0, 1, 0), Is.EqualTo(1));
    }
}
