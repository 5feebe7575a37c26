using CallCenter.Dialer.Law;

namespace CallCenter.Dialer.Tests.Law;

public sealed class AbandonmentRateTests
{
    [Test]
    public void UnitedStates_AbandonedOfAnswered() =>
        Assert.That(AbandonmentRate.Of(new AnswerCounts(Dialed: 3000, Answered: 1000, Abandoned: 30, Machines: 200), AbandonmentFormula.Answered), Is.EqualTo(0.03));

    /// <summary>29 dropped, 9 people and 7 machines at the agents: 29 - 29 × 7/16 = 16.31 of 25.31.</summary>
    [Test]
    public void UnitedKingdom_WorkedExample() =>
        Assert.That(AbandonmentRate.Of(new AnswerCounts(Dialed: 100, Answered: 45, Abandoned: 29, Machines: 7), AbandonmentFormula.MachinesShared),
            Is.EqualTo(0.644).Within(0.0005));

    [Test]
    public void NobodyAnswered_IsNoRate([Values] AbandonmentFormula formula) =>
        Assert.That(AbandonmentRate.Of(new AnswerCounts(50, 0, 0), formula), Is.Zero);

    // one-sided exact bounds; without an event 1 - 0.05^(1/n)
    [TestCase(0, 100, 0.0295)]
    [TestCase(3, 100, 0.0757)]
    [TestCase(30, 1000, 0.0406)]
    [TestCase(0, 0, 1)]
    [TestCase(5, 5, 1)]
    public void UpperBound_IsExact(int abandoned, int answered, double bound) =>
        Assert.That(AbandonmentRate.AtMost(abandoned, answered), Is.EqualTo(bound).Within(0.0002));

    [TestCase(0, 0, true)]
    [TestCase(40, 1, false)]
    [TestCase(133, 1, false)]
    [TestCase(134, 1, true)]
    [TestCase(1000, 27, true)]
    [TestCase(1000, 28, false)]
    public void Window_AllowsWhatIsInFlight_OnlyWithinTheLimit(int answered, int abandoned, bool allowed)
    {
        var us = PolicyLibrary.Load(Shipped.Policies).Find("us")!;
        Assert.That(AbandonmentWindow.Of(TimeSpan.FromDays(30), new AnswerCounts(0, answered, abandoned), us).MayRisk, Is.EqualTo(allowed));
    }
}
