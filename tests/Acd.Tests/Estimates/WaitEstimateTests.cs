using CallCenter.Acd.Estimates;
using CallCenter.Testing;

namespace CallCenter.Acd.Tests.Estimates;

public sealed class WaitEstimateTests
{
    [Test]
    public void Seconds_WithoutAbandonment_IsPositionTimesHandlingOverServers() =>
        Assert.That(WaitEstimate.Seconds(ahead: 4, servers: 10, serviceRate: 1 / 200.0, abandonRate: 0), Is.EqualTo(100).Within(1e-9));

    [Test]
    public void Seconds_WithAbandonment_IsTheSumByHand() =>
        Assert.That(WaitEstimate.Seconds(ahead: 2, servers: 2, serviceRate: 0.01, abandonRate: 0.005),
            Is.EqualTo((1 / 0.02) + (1 / 0.025) + (1 / 0.03)).Within(1e-9));

    [Test]
    public void Seconds_NobodyServing_IsUnknown() => Assert.That(WaitEstimate.Seconds(1, 0, 0.01, 0), Is.Null);

    /// <summary>A queue with n servers and exponential handling, patience and arrivals: the forecast at entry against what came true.</summary>
    [Test]
    public void Foresee_InASimulatedQueue_HasLittleBias()
    {
        var result = Simulate(new Random(7), servers: 20, load: 1.2, handling: 240, patience: 600, calls: 15_000);

        Assert.That(result.Bias, Is.EqualTo(0).Within(0.05), "share of the mean wait");
        Assert.That(result.Rmse, Is.LessThan(0.35), "share of the mean wait");
    }

    [Test]
    public void Foresee_BelowTheLeastSamples_IsUnknown()
    {
        var estimates = new WaitEstimates(new ManualTimeProvider());
        for (var i = 0; i < QueueHistory.LeastSamples - 1; i++)
        {
            estimates.Handled("support", TimeSpan.FromSeconds(100));
        }

        Assert.That(estimates.Foresee("support", 1, 5), Is.Null);
        estimates.Handled("support", TimeSpan.FromSeconds(100));
        Assert.That(estimates.Foresee("support", 1, 5), Is.EqualTo(20).Within(1e-9));
        Assert.That(estimates.Foresee("billing", 1, 5), Is.Null);
    }

    private static (double Bias, double Rmse) Simulate(Random random, int servers, double load, double handling, double patience, int calls)
    {
        var clock = new ManualTimeProvider();
        var start = clock.GetUtcNow();
        var estimates = new WaitEstimates(clock);
        double Exponential(double mean) => -Math.Log(1 - random.NextDouble()) * mean;
        var free = new double[servers];
        var inLine = new List<(double Leaves, double Arrived, double? Foreseen)>();
        var (now, error, square, wait, delayed) = (0.0, 0.0, 0.0, 0.0, 0);
        for (var call = 0; call < calls; call++)
        {
            now += Exponential(handling / servers / load);
            while (inLine.Count > 0 && Math.Min(free.Min(), inLine[0].Leaves) <= now)
            {
                Serve(free.Min());
            }

            inLine.RemoveAll(c => Gone(c, now));
            var position = inLine.Count + 1;
            if (inLine.Count == 0 && free.Min() <= now)
            {
                Take(Array.IndexOf(free, free.Min()), now);
                continue;
            }

            inLine.Add((now + Exponential(patience), now, estimates.Foresee("q", position, servers)));
        }

        return (error / wait, Math.Sqrt(square / delayed) / (wait / delayed));

        void Serve(double at)
        {
            inLine.RemoveAll(c => Gone(c, at));
            if (inLine.Count == 0)
            {
                return;
            }

            var head = inLine[0];
            inLine.RemoveAt(0);
            var begin = Math.Max(at, head.Arrived);
            var waited = begin - head.Arrived;
            Move(begin);
            estimates.Waited("q", TimeSpan.FromSeconds(waited), QueueLeaving.Accepted, head.Foreseen);
            if (head.Foreseen is { } foreseen)
            {
                (error, square, wait, delayed) = (error + foreseen - waited, square + Math.Pow(foreseen - waited, 2), wait + waited, delayed + 1);
            }

            Take(Array.IndexOf(free, free.Min()), begin);
        }

        bool Gone((double Leaves, double Arrived, double? Foreseen) caller, double at)
        {
            if (caller.Leaves > at)
            {
                return false;
            }

            estimates.Waited("q", TimeSpan.FromSeconds(caller.Leaves - caller.Arrived), QueueLeaving.Abandoned, null);
            return true;
        }

        void Take(int server, double at)
        {
            var length = Exponential(handling);
            free[server] = at + length;
            estimates.Handled("q", TimeSpan.FromSeconds(length));
        }

        void Move(double at)
        {
            var by = start.AddSeconds(at) - clock.GetUtcNow();
            clock.Advance(by > TimeSpan.Zero ? by : TimeSpan.Zero);
        }
    }
}
