namespace CallCenter.CallModel.Tests.Numbers;

[TestFixture, Parallelizable(ParallelScope.All)]
internal sealed class NumberingPlanTests
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
    [TestCase("2127365000", "+12127365000")]
    public void Normalize_UnitedStates(string raw, string expected) => Assert.That(UnitedStates.Normalize(raw), Is.EqualTo(expected));

    [TestCase("010-62581234", "+861062581234")]
    [TestCase("+86 138 0013 8000", "+8613800138000")]
    [TestCase("0086 138 0013 8000", "+8613800138000")]
    [TestCase("10086", "10086")]
    [TestCase("110", "110")]
    [TestCase("95588", "95588")]
    [TestCase("1001", "1001")]
    [TestCase("13812345678", "+8613812345678")]
    [TestCase("8613812345678", "+8613812345678")]
    [TestCase("62345678", "62345678")]
    public void Normalize_China(string raw, string expected) => Assert.That(China.Normalize(raw), Is.EqualTo(expected));

    [TestCase("612 345 678", "+34612345678")]
    [TestCase("0034612345678", "+34612345678")]
    [TestCase("1234", "1234")]
    public void Normalize_PlanWithoutNationalPrefix(string raw, string expected) => Assert.That(Spain.Normalize(raw), Is.EqualTo(expected));

    [TestCase("12127365000")]
    [TestCase("2127365000")]
    public void Normalize_UnitedStatesWithoutNationalPrefix(string raw) =>
        Assert.That(new NumberingPlan("1", "", "011").Normalize(raw), Is.EqualTo("+12127365000"));

    [TestCase("010-62345678-801")]
    [TestCase("010-62345678 转801")]
    [TestCase("010-62345678分机801")]
    [TestCase("010-62345678 ext. 801")]
    [TestCase("+86 10 62345678-801")]
    [TestCase("+861062345678;ext=801")]
    [TestCase("０１０－６２３４５６７８转８０１")]
    public void Normalize_ExtensionBehindANumber_IsLeftOut(string raw) => Assert.That(China.Normalize(raw), Is.EqualTo("+861062345678"));

    [TestCase("030 123456-78", "+493012345678")]
    [TestCase("030/123456-0", "+49301234560")]
    public void Normalize_GermanDirectDialling_BelongsToTheNumber(string raw, string expected) => Assert.That(Germany.Normalize(raw), Is.EqualTo(expected));

    [TestCase("\u202a+49 30 1234567\u202c")]
    [TestCase("\ufeff030\u200b1234567")]
    public void Normalize_InvisibleMarks_AreNotThere(string raw) => Assert.That(Germany.Normalize(raw), Is.EqualTo("+49301234567"));

    [TestCase("+49301234567", "030 1234567")]
    [TestCase("+12127365000", "+1 212-736-5000")]
    [TestCase("alice", "alice")]
    [TestCase("112", "112")]
    public void Display_AsPeopleOfTheCountryWriteIt(string number, string expected) => Assert.That(Germany.Display(number), Is.EqualTo(expected));

    [TestCase("+49301234567", "Europe/Berlin")]
    [TestCase("+12127365000", "America/New_York")]
    [TestCase("+8613812345678", "Asia/Shanghai")]
    [TestCase("112")]
    public void TimeZones_WhereANumberMayRing(string number, params string[] expected) => Assert.That(Germany.TimeZones(number), Is.EqualTo(expected));

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
