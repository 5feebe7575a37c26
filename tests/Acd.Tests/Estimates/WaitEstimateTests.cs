using CallCenter.Acd.Estimates;
using CallCenter.Testing;

namespace CallCenter.Acd.Tests.Estimates;

public sealed class WaitEstimateTests
{
    [Test]
    public void Seconds_WithoutAbandonment_IsPositionTimesHandlingOverServers() =>
        Assert.That(WaitEstimate.Of(ahead: 4, servers: 10, serviceRate: 1 / 200.0, abandonRate: 0)!.Value.Mean, Is.EqualTo(100).Within(1e-9));

    [Test]
    public void Seconds_WithAbandonment_IsTheSumByHand() =>
        Assert.That(WaitEstimate.Of(ahead: 2, servers: 2, serviceRate: 0.01, abandonRate: 0.005)!.Value.Mean,
            Is.EqualTo((1 / 0.02) + (1 / 0.025) + (1 / 0.03)).Within(1e-9));

    [Test]
    public void Seconds_NobodyServing_IsUnknown() => Assert.That(WaitEstimate.Of(1, 0, 0.01, 0), Is.Null);

    /// <summary>Simulated days: the forecast at entry against what came true. Runs in under a second.</summary>
    [TestCase(50, 1.0, 0.4, 4.0, 1, 0.25)]
    [TestCase(50, 1.0, 0.4, 4.0, 2, 0.25)]
    [TestCase(20, 1.2, 0.0, 4.0, 3, 0.35)]
    [TestCase(100, 1.2, 0.0, 4.0, 4, 0.25)]
    [TestCase(200, 1.0, 0.4, 4.0, 5, 0.25)] // hundreds wait at once: what they teach comes late
    public void Foresee_OnASimulatedDay_IsAsGoodAsItsRuleCanBe(int servers, double load, double swing, double hours, int seed, double rmse)
    {
        var day = WaitDay.Simulate(new Random(seed), servers, load, swing, hours);

        TestContext.Out.WriteLine(day);
        Assert.Multiple(() =>
        {
            Assert.That(day.Waits, Is.GreaterThan(1000));
            Assert.That(day.Bias, Is.EqualTo(0).Within(0.05), "share of the mean wait");
            Assert.That(day.Rmse, Is.LessThan(rmse), "share of the mean wait");
            Assert.That(day.Covered, Is.InRange(0.76, 0.88), "of four in five");
        });
    }

    [Test]
    public void Foresee_BelowTheLeastSamples_IsUnknown()
    {
        var estimates = new WaitEstimates(new ManualTimeProvider());
        for (var i = 0; i < QueueHistory.LeastSamples - 1; i++)
        {
            estimates.Handled("support", TimeSpan.FromSeconds(100));
        }

        Assert.That(estimates.Foresee("support", "C", 1, 5), Is.Null);
        estimates.Handled("support", TimeSpan.FromSeconds(100));
        Assert.That(estimates.Foresee("support", "C", 1, 5)!.Value.Mean, Is.EqualTo(20).Within(1e-9));
        Assert.That(estimates.Foresee("billing", "C", 1, 5), Is.Null);
    }
}
