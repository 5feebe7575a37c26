using CallCenter.Knowledge.Texts;

namespace CallCenter.Knowledge.Tests.Texts;

[TestFixture]
internal sealed class SpellingTests
{
    private static readonly HashSet<string> Known = ["invoice", "instalment", "meter", "reading", "pay"];

    [TestCase("invioce", "invoice")]
    [TestCase("metre reading", "meter reading")]
    [TestCase("installmant", "instalment")]
    public void Correct_MistypedWord_GivesTheKnownOne(string text, string expected) => Assert.That(Spelling.Correct(text, Known), Is.EqualTo(expected));

    [TestCase("invoice")]
    [TestCase("elephant")]
    [TestCase("pya")]
    [TestCase("")]
    public void Correct_KnownOrFarOrShortWord_GivesNothing(string text) => Assert.That(Spelling.Correct(text, Known), Is.Null);
}
