namespace CallCenter.Dialer.Tests.Callbacks;

public sealed class CallbackDayTests
{
    [Test]
    public void LiveCallers_AreNeverPassed_AndWaitNoLongerThanInTheOrderOfArrival()
    {
        double fcfs = 0, live = 0, after = 0;
        for (var seed = 1; seed <= 3; seed++)
        {
            var without = new CallbackDay(seed, accept: 0).Run();
            var with = new CallbackDay(seed, accept: 0.5).Run();
            Assert.That(with.Passed, Is.Zero, "somebody with a later place was served first");
            Assert.That(with.Callbacks, Is.GreaterThan(50));
            var same = with.LiveWaits.Keys.Average(caller => without.LiveWaits[caller]);
            var mean = with.LiveWaits.Values.Average();
            TestContext.Out.WriteLine($"day {seed}: {with.LiveWaits.Count} live callers wait {mean:0.0} s, in the order of arrival they would have waited {same:0.0} s; "
                + $"{with.Callbacks} called back wait {with.CallbackWaits.Average():0.0} s after answering, 95 % within {Percentile(with.CallbackWaits, 0.95)} s");
            Assert.That(mean, Is.LessThanOrEqualTo(same));
            (fcfs, live, after) = (fcfs + same, live + mean, after + with.CallbackWaits.Average());
        }

        TestContext.Out.WriteLine($"all: live {live / 3:0.0} s against {fcfs / 3:0.0} s; called back {after / 3:0.0} s");
        Assert.That(after / 3, Is.LessThan(20), "who was called back waits seconds");
    }

    private static int Percentile(List<int> waits, double share) => waits.Order().ElementAt((int)(share * (waits.Count - 1)));
}
