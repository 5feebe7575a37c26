using CallCenter.Speech.Native;

namespace CallCenter.Speech.Tests.Native;

public sealed class VoskGrammarTests
{
    [Test]
    public void Build_Phrases_AreLowerCaseWithoutRepeatsAndWithUnknown() =>
        Assert.That(Build("Sales", "technical  support", "sales"), Is.EqualTo("""["sales","technical support","[unk]"]"""));

    [Test]
    public void Build_WordsOfOtherScripts_AreWrittenPlain() =>
        Assert.That(Build("don't", "人工服务"), Is.EqualTo("""["don't","人工服务","[unk]"]"""));

    [Test]
    public void Build_PhraseWithUnknownWord_IsLeftOut() =>
        Assert.That(VoskGrammar.Build(["sales", "sales xyz"], w => w != "xyz"), Is.EqualTo("""["sales","[unk]"]"""));

    [TestCase("\"")]
    [TestCase("a]")]
    [TestCase("")]
    public void Build_NothingUsable_IsNull(string phrase) => Assert.That(Build(phrase), Is.Null);

    private static string? Build(params string[] phrases) => VoskGrammar.Build(phrases, _ => true);
}
