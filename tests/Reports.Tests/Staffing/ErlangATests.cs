using CallCenter.Reports.Staffing;

namespace CallCenter.Reports.Tests.Staffing;

/// <summary>Against published tables (Erlang B and C) and against values computed from the birth-death chain itself (Erlang A).</summary>
internal sealed class ErlangATests
{
    [TestCase(1, 1, 0.5)]
    [TestCase(5, 3, 0.110054348)]
    [TestCase(10, 10, 0.214582343)]
    [TestCase(100, 90, 0.026957380)]
    [TestCase(1000, 1000, 0.024811918)]
    public void ErlangB_AsInTheTables(int agents, double load, double blocked) =>
        Assert.That(ErlangA.ErlangB(agents, load), Is.EqualTo(blocked).Within(5e-9));

    [TestCase(11, 0.682118, 0.389614, 122.781)]
    [TestCase(12, 0.449388, 0.640158, 40.4449)]
    [TestCase(13, 0.285270, 0.795595, 17.1162)]
    [TestCase(14, 0.174132, 0.888350, 7.8359)]
    public void ErlangC_HundredCallsInHalfAnHourOfThreeMinutes(int agents, double waits, double inTime, double mean)
    {
        var model = ErlangA.Of(100 / 1800.0, 180, null, agents, 20);
        Assert.That(new[] { model.Waits, model.InTime, model.MeanWait }, Is.EqualTo(new[] { waits, inTime, mean }).Within(0.0005));
    }

    [TestCase(10, 0.496853, 0.137464, 16.4957, 0.63994)]
    [TestCase(12, 0.279807, 0.061597, 7.3917, 0.82558)]
    [TestCase(14, 0.126976, 0.022839, 2.7407, 0.93273)]
    public void ErlangA_TenErlangsTwoMinutesOfPatience(int agents, double waits, double abandons, double mean, double inTime)
    {
        var model = ErlangA.Of(10 / 180.0, 180, 120, agents, 20);
        Assert.That(new[] { model.Waits, model.Abandons, model.MeanWait, model.InTime }, Is.EqualTo(new[] { waits, abandons, mean, inTime }).Within(0.00006));
    }

    [TestCase(50, 0.8, 60, 120, 20, 0.467774, 0.030912, 3.7095, 0.94302)] // the textbooks' 48 calls a minute: 3.1 % give up, 3.7 s, 93 % busy
    [TestCase(90, 100 / 180.0, 180, 180, 30, 0.853654, 0.107900, 19.4221, 0.65912)]
    [TestCase(500, 520 / 240.0, 240, 300, 30, 0.848815, 0.042156, 12.6469, 0.89687)]
    public void ErlangA_LargeRooms(int agents, double rate, double handle, double patience, double target, double waits, double abandons, double mean, double inTime)
    {
        var model = ErlangA.Of(rate, handle, patience, agents, target);
        Assert.That(new[] { model.Waits, model.Abandons, model.MeanWait, model.InTime }, Is.EqualTo(new[] { waits, abandons, mean, inTime }).Within(0.00006));
    }

    [TestCase(100, 180, 14, 12)]
    [TestCase(400, 300, 74, 67)]
    [TestCase(1000, 180, 107, 96)]
    [TestCase(10, 300, 4, 3)]
    public void Needed_EightyInTwentySeconds(int callsInHalfAnHour, double handle, int withoutPatience, int withPatience)
    {
        var rate = callsInHalfAnHour / 1800.0;
        Assert.That((ErlangA.Needed(rate, handle, null, 20, 0.8), ErlangA.Needed(rate, handle, 120, 20, 0.8)), Is.EqualTo(((int?)withoutPatience, (int?)withPatience)));
    }

    [Test]
    public void PatienceWithoutEnd_IsErlangC() =>
        Assert.That(ErlangA.Of(10 / 180.0, 180, 1e7, 12, 20).InTime, Is.EqualTo(ErlangA.Of(10 / 180.0, 180, null, 12, 20).InTime).Within(0.001));
}
