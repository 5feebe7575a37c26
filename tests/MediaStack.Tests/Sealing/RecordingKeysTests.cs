using CallCenter.MediaStack.Sealing;

namespace CallCenter.MediaStack.Tests.Sealing;

public sealed class RecordingKeysTests
{
    private static readonly string Key = Convert.ToBase64String(new byte[32]);

    [Test]
    public void Parse_FirstIsCurrent_OthersAreFound()
    {
        Assert.That(RecordingKeys.TryParse($"# ours\r\n\n 2026-b\t{Key} \n2026 {Key}\n", out var keys, out _), Is.True);
        Assert.That((keys!.Current.Id, keys.Find("2026")?.Id, keys.Find("2025")), Is.EqualTo(("2026-b", "2026", (RecordingKey?)null)));
    }

    [TestCase("# nothing", "there is no key in it")]
    [TestCase("2026", "line 1: a name and a key are expected")]
    [TestCase("\n2026 c2hvcnQ=", "line 2: the key is not 32 bytes in Base64")]
    [TestCase("2026 ###", "line 1: the key is not 32 bytes in Base64")]
    [TestCase("a/b KEY", "line 1: a name has 1 to 16 letters, digits, dashes, dots or underscores")]
    [TestCase("12345678901234567 KEY", "line 1: a name has 1 to 16 letters, digits, dashes, dots or underscores")]
    [TestCase("a KEY\na KEY", "line 2: the name a comes a second time")]
    public void Parse_Wrong_SaysWhereAndNothingOfTheKey(string text, string trouble)
    {
        Assert.That(RecordingKeys.TryParse(text.Replace("KEY", Key, StringComparison.Ordinal), out _, out var said), Is.False);
        Assert.That(said, Is.EqualTo(trouble));
    }
}
