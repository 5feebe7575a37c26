using CallCenter.CallModel.Texts;

namespace CallCenter.CallModel.Tests.Texts;

public sealed class LanguageTagTests
{
    [TestCase("en", "en")]
    [TestCase("zh-CN", "zh")]
    [TestCase(" ZH_Hant", "zh")]
    [TestCase("../secret", "")]
    [TestCase("english", "")]
    [TestCase("", "")]
    public void PrimaryOrEmpty_AnyText_IsATagOrNothing(string tag, string primary) => Assert.That(LanguageTag.PrimaryOrEmpty(tag), Is.EqualTo(primary));

    [TestCase("zh", true)]
    [TestCase("ZH-TW", true)]
    [TestCase("en", false)]
    [TestCase("", false)]
    public void IsChinese_Tag_GoesByThePrimary(string tag, bool chinese) => Assert.That(LanguageTag.IsChinese(tag), Is.EqualTo(chinese));
}
