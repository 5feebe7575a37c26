using CallCenter.CallModel.Texts;

namespace CallCenter.CallModel.Tests.Texts;

public sealed class NumberWordsTests
{
    [TestCase(0, "zero", "零")]
    [TestCase(9, "nine", "九")]
    [TestCase(10, "ten", "十")]
    [TestCase(12, "twelve", "十二")]
    [TestCase(20, "twenty", "二十")]
    [TestCase(24, "twenty four", "二十四")]
    [TestCase(115, "one hundred fifteen", "一一五")]
    [TestCase(2026, "two zero two six", "二零二六")]
    public void Say_Number_GivesItsWords(int number, string english, string chinese)
    {
        Assert.Multiple(() =>
        {
            Assert.That(NumberWords.Say(number, "en"), Is.EqualTo(english));
            Assert.That(NumberWords.Say(number, "zh-CN"), Is.EqualTo(chinese));
        });
    }
}
