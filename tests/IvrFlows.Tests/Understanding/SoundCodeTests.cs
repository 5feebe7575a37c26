using CallCenter.IvrFlows.Understanding;

namespace CallCenter.IvrFlows.Tests.Understanding;

public sealed class SoundCodeTests
{
    [TestCase("sales", "sails")]
    [TestCase("two", "too")]
    [TestCase("night", "knight")]
    [TestCase("right", "write")]
    [TestCase("phone", "fone")]
    [TestCase("their", "there")]
    [TestCase("sell", "cell")]
    [TestCase("bill", "pill")]
    [TestCase("where", "wear")]
    [TestCase("which", "witch")]
    public void Of_WordsThatSoundAlike_AreEqual(string one, string other) => Assert.That(SoundCode.Of(one), Is.EqualTo(SoundCode.Of(other)));

    [TestCase("yes", "no")]
    [TestCase("agent", "operator")]
    [TestCase("billing", "moving")]
    [TestCase("three", "tree")]
    public void Of_WordsThatSoundDifferent_Differ(string one, string other) => Assert.That(SoundCode.Of(one), Is.Not.EqualTo(SoundCode.Of(other)));

    [TestCase("", "")]
    [TestCase("telephone", "TLFN")]
    [TestCase("forwarding", "FRWRTNK")]
    [TestCase("question", "KSXN")]
    [TestCase("人", "人")]
    public void Of_Word_IsItsCode(string word, string code) => Assert.That(SoundCode.Of(word), Is.EqualTo(code));
}
