namespace CallCenter.CallModel.Tests.Calls;

[TestFixture, Parallelizable(ParallelScope.All)]
internal sealed class PhoneNumberTests
{
    private static readonly NumberingPlan Germany = new();
    private static readonly NumberingPlan UnitedStates = new("1", "1", "011");
    private static readonly NumberingPlan China = new("86");
    private static readonly NumberingPlan Spain = new("34", "");

    [TestCase("+49301234567")]
    [TestCase("+49 (30) 1234567")]
    [TestCase("+49 (0)30 1234567")]
    [TestCase("+49 (0) 30 / 123-45.67")]
    [TestCase("0049301234567")]
    [TestCase("0049 (0)30 1234567")]
    [TestCase("0301234567")]
    [TestCase("(030) 123 45 67")]
    [TestCase("  030-1234567  ")]
    [TestCase("030\u00a01234567")]
    [TestCase("０３０１２３４５６７")]
    [TestCase("＋４９３０１２３４５６７")]
    public void Normalize_WaysToWriteOneNumber_AreOne(string raw) => Assert.That(Germany.Normalize(raw), Is.EqualTo("+49301234567"));

    [TestCase("100")]
    [TestCase("0123")]
    [TestCase("112")]
    [TestCase("1234567")]
    [TestCase("alice")]
    [TestCase("anonymous")]
    [TestCase("*21#")]
    [TestCase("+")]
    [TestCase("++49301234567")]
    [TestCase("49+301234567")]
    [TestCase("+0301234567")]
    [TestCase("+12")]
    [TestCase("+1234567890123456")]
    [TestCase("00")]
    [TestCase("000000000000")]
    [TestCase("01234567890123456789012345678901234567890")]
    [TestCase("")]
    public void Normalize_NoNumberOfTheWorld_StaysAsItIs(string raw) => Assert.That(Germany.Normalize(raw), Is.EqualTo(raw));

    [Test]
    public void Normalize_Blanks_AreTrimmed() => Assert.That(Germany.Normalize(" alice "), Is.EqualTo("alice"));

    [TestCase("1-212-555-1234", "+12125551234")]
    [TestCase("+1 (212) 555-1234", "+12125551234")]
    [TestCase("011 49 30 1234567", "+49301234567")]
    [TestCase("911", "911")]
    public void Normalize_UnitedStates(string raw, string expected) => Assert.That(UnitedStates.Normalize(raw), Is.EqualTo(expected));

    [TestCase("010-62581234", "+861062581234")]
    [TestCase("+86 138 0013 8000", "+8613800138000")]
    [TestCase("0086 138 0013 8000", "+8613800138000")]
    [TestCase("10086", "10086")]
    public void Normalize_China(string raw, string expected) => Assert.That(China.Normalize(raw), Is.EqualTo(expected));

    [TestCase("612 345 678", "+34612345678")]
    [TestCase("0034612345678", "+34612345678")]
    [TestCase("1234", "1234")]
    public void Normalize_PlanWithoutNationalPrefix(string raw, string expected) => Assert.That(Spain.Normalize(raw), Is.EqualTo(expected));

    [Test]
    public void Normalize_AnyText_IsStableAndNeverThrows()
    {
        var random = new Random(7);
        const string Alphabet = "0123456789+-() ./*#a";
        for (var i = 0; i < 20_000; i++)
        {
            var raw = string.Concat(Enumerable.Range(0, random.Next(25)).Select(_ => Alphabet[random.Next(Alphabet.Length)]));

            var once = Germany.Normalize(raw);

            Assert.That(Germany.Normalize(once), Is.EqualTo(once), raw);
            Assert.That(once == raw.Trim() || (once[0] == '+' && once.Length is >= 7 and <= 16 && once.Skip(1).All(char.IsAsciiDigit)), raw);
        }
    }
}
