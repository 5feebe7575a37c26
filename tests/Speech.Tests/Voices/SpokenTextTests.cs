using CallCenter.Speech.Voices;

namespace CallCenter.Speech.Tests.Voices;

public sealed class SpokenTextTests
{
    [TestCase("  Hello,\r\n\tworld\u0007 ", "en", "Hello, world")]
    [TestCase("Call 05551234 or 112.", "en", "Call 0 5 5 5 1 2 3 4 or 112.")]
    [TestCase("It costs 600 euros.", "en", "It costs 600 euros.")]
    [TestCase("Code 007", "en", "Code 0 0 7")]
    [TestCase("电话05551234", "zh", "电话零五五五一二三四")]
    [TestCase("请到重庆的银行", "zh", "请到 chong2qing4 的 yin2hang2 ")]
    [TestCase(" \n ", "en", "")]
    public void Prepare_Text_IsFitToBeSpoken(string text, string language, string spoken) =>
        Assert.That(SpokenText.Prepare(text, language), Is.EqualTo(spoken));

    [Test]
    public void Prepare_ABook_IsCutAfterASentence()
    {
        var text = string.Concat(Enumerable.Repeat("This is a sentence of some length. ", 200));
        var spoken = SpokenText.Prepare(text, "en");
        Assert.That(spoken, Has.Length.LessThanOrEqualTo(SpokenText.MaxLength).And.EndsWith("length."));
    }

    [Test]
    public void Prepare_OneEndlessWord_IsCut() =>
        Assert.That(SpokenText.Prepare(new string('a', 100_000), "en"), Has.Length.LessThanOrEqualTo(SpokenText.MaxLength));

    [Test]
    public void Prepare_BrokenSurrogates_NeverThrows() =>
        Assert.That(SpokenText.Prepare("a\uD800b\uDFFF 😀", "en"), Is.EqualTo("a b 😀"));
}
