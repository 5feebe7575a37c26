namespace CallCenter.CallModel.Tests.Numbers;

[TestFixture, Parallelizable(ParallelScope.All)]
internal sealed class DialRulesTests
{
    private static readonly NumberingPlan Germany = new();

    [TestCase("030 1234567", true)]
    [TestCase("+1 212 736 5000", true)]
    [TestCase("100", true)]
    [TestCase("alice", true)]
    [TestCase("112", true)]
    [TestCase("0900 1 234567", false)]
    [TestCase("+49 (0)900 1234567", false)]
    [TestCase("0049900123456789", false, TestName = "digits too many are not dialed by the network either")]
    [TestCase("+1 900 234 5678", false)]
    [TestCase("+882666555", false)]
    [TestCase("00881612345678", false)]
    [TestCase("+979123456789", false)]
    public void Allows_NothingSaid_PremiumAndSatelliteAreBarred(string number, bool allowed) =>
        Assert.That(new DialRules(Germany).Allows(number), Is.EqualTo(allowed));

    [TestCase("0180 5123456", false)]
    [TestCase("0180 2123456", true)]
    [TestCase("0044 20 7183 8750", false)]
    [TestCase("+1 212 736 5000", true)]
    [TestCase("0900 1 234567", true)]
    [TestCase("118 33", false)]
    [TestCase("110", true)]
    public void Allows_Prefixes_TheLongestDecidesBeforeTheClass(string number, bool allowed)
    {
        var rules = new DialRules(Germany, [NumberClass.Premium], ["01802", "09001", "+1"], ["0180", "+44", "11"]);

        Assert.That(rules.Allows(number), Is.EqualTo(allowed));
    }

    [TestCase("+49 30 1234567", true)]
    [TestCase("+43 1 58858", false)]
    public void Allows_OwnCountryOnly(string number, bool allowed)
    {
        Assert.That(new DialRules(Germany, [NumberClass.International], [], []).Allows(number), Is.EqualTo(allowed));
        Assert.That(new DialRules(Germany, [], ["+49"], ["+"]).Allows(number), Is.EqualTo(allowed));
    }
}
