using CallCenter.Knowledge.Texts;

namespace CallCenter.Knowledge.Tests.Texts;

[TestFixture]
internal sealed class QuestionTextTests
{
    [TestCase("How do I send my Meter Reading?", "how do i send my meter reading")]
    [TestCase("Um, hello, how do I... pay later, please?", "how do i pay later")]
    [TestCase("I would like to know when you are open.", "when you are open")]
    [TestCase("does Bj’s take reservations", "does bj's take reservations")]
    [TestCase("24/7 support for 3.5 kW - really?", "24/7 support for 3.5 kw really")]
    [TestCase("hello", "hello")]
    [TestCase("yes please", "yes please")]
    [TestCase("?!", "")]
    [TestCase("", "")]
    public void Normalize_English_KeepsTheQuestion(string text, string expected) => Assert.That(QuestionText.Normalize(text, "en"), Is.EqualTo(expected));

    [TestCase("请问，怎么开发票？", "怎么开发票")]
    [TestCase("ＡＢＣ１２３　怎么用", "abc123 怎么用")]
    [TestCase("嗯 我想问一下退款要几天。", "退款要几天")]
    public void Normalize_Chinese_KeepsTheQuestion(string text, string expected) => Assert.That(QuestionText.Normalize(text, "zh"), Is.EqualTo(expected));

    [Test]
    public void Normalize_OddText_NeverFails()
    {
        Assert.Multiple(() =>
        {
            Assert.That(QuestionText.Normalize("\ud800 pay \udc00", "en"), Does.Contain("pay"));
            Assert.That(QuestionText.Normalize(new string('x', 100_000), "en"), Has.Length.LessThanOrEqualTo(500));
        });
    }

    [Test]
    public void WordKeys_FormsOfAWord_AreOne() => Assert.That(WordKeys.Of("ordered orders order"), Is.EquivalentTo(new[] { "order" }));

    [Test]
    public void WordKeys_Chinese_ArePairs() => Assert.That(WordKeys.Of("开发票"), Is.EquivalentTo(new[] { "开发", "发票" }));
}
