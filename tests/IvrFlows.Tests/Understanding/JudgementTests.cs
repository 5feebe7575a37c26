using CallCenter.IvrFlows.Understanding;

namespace CallCenter.IvrFlows.Tests.Understanding;

internal sealed class JudgementTests
{
    [TestCase("No, it did not help.", "en", false)]
    [TestCase("no sorry that did not help me at all", "en", false)]
    [TestCase("That wasn't helpful, I'm afraid.", "en", false)]
    [TestCase("yes that answer was very helpful thank you", "en", true)]
    [TestCase("it did help me a lot", "en", true)]
    [TestCase("no I want to pay my bill", "en", null)]
    [TestCase("how do I do that", "en", null)]
    [TestCase("did you do it", "en", null)]
    [TestCase("没有，这个没有帮助到我", "zh", false)]
    [TestCase("是的，很有帮助，谢谢", "zh", true)]
    [TestCase("没有收到账单", "zh", null)]
    public void Of_Sentence_SaysWhetherItHelped(string heard, string language, bool? expected) =>
        Assert.That(Judgement.Of(heard, language), Is.EqualTo(expected));
}
