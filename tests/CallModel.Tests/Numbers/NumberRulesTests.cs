using CallCenter.CallModel.Numbers;

namespace CallCenter.CallModel.Tests.Numbers;

public sealed class NumberRulesTests
{
    [TestCase("+49=0, +=00", "+4930123", "030123")]
    [TestCase("+49=0, +=00", "+33123", "0033123")]
    [TestCase("+49=0, +=00", "110", "110")]
    [TestCase("+=", "+4930123", "4930123")]
    [TestCase("=+49", "30123", "+4930123")]
    [TestCase("0=+49,00=+", "0033", "+49033", Description = "the first that fits, not the longest")]
    [TestCase("", "030123", "030123")]
    [TestCase(null, "030123", "030123")]
    public void Apply_FirstRuleThatFits(string? rules, string number, string expected) =>
        Assert.That(NumberRules.Parse(rules)!.Apply(number), Is.EqualTo(expected));

    [TestCase("0")]
    [TestCase("0=1=2")]
    [TestCase("a=1")]
    [TestCase("0=+49;x")]
    public void Parse_NoRules_IsNull(string rules) => Assert.That(NumberRules.Parse(rules), Is.Null);
}
