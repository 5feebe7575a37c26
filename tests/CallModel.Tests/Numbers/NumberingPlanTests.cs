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
    [TestCase("+49 [0]30 1234567")]
    [TestCase("+490301234567")]
    [TestCase("011 49 30 1234567")]
    [TestCase("tel:+49-30-1234567")]
    [TestCase("TEL:+49-30-1234567;ext=12")]
    [TestCase("tel:301234567;phone-context=+49")]
    [TestCase("030 1234567;phone-context=+49")]
    [TestCase("1234567;phone-context=+4930")]
    [TestCase("+49301234567;npdi;rn=+4930;cpc=ordinary")]
    [TestCase("0301234567;isub=12")]
    [TestCase("sip:+49301234567@carrier.example;user=phone")]
    [TestCase("tel:%2B49%2030%201234567")]
    [TestCase("'+49301234567")]
    [TestCase("=\"+49301234567\"")]
    [TestCase("Tel. 030 1234567")]
    [TestCase("Phone: +49 30 1234567")]
    [TestCase("电话：030 1234567")]
    [TestCase("030 1234567 (work)")]
    [TestCase("\u0660\u0663\u0660 1234567")]
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
    [TestCase("*31#0301234567")]
    [TestCase("4.93056E+11")]
    [TestCase("030 5550115, 0171 5550115")]
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

    [TestCase("493012345678", "+493012345678")]
    [TestCase("493055550100", "+493055550100")]
    [TestCase("49305550101", "+49305550101")]
    [TestCase("442071838750", "+442071838750")]
    [TestCase("12127365000", "+12127365000")]
    [TestCase("3012345678", "+493012345678")]
    [TestCase("1712345678", "+491712345678")]
    public void Normalize_DigitsWithoutAnyPrefix_AreE164WhenTheyCanBeNothingElse(string raw, string expected) =>
        Assert.That(Germany.Normalize(raw), Is.EqualTo(expected));

    [TestCase("100;phone-context=pbx.example.com", "100")]
    [TestCase("100;phone-context=+49", "100")]
    [TestCase("12-34-567", "1234567")]
    [TestCase("1234567;phone-context=example.com", "1234567")]
    public void Normalize_LocalNumbers_AreTheirDigits(string raw, string expected) => Assert.That(Germany.Normalize(raw), Is.EqualTo(expected));

    [TestCase("030/5550101", "+49305550101")]
    [TestCase("\u202a+49305550107\u202c", "+49305550107")]
    [TestCase("\u2068+49305550127\u2069", "+49305550127")]
    [TestCase("+4930\u200b5550108", "+49305550108")]
    [TestCase("+49 30\u061c5550108", "+49305550108")]
    [TestCase("'+49305550120", "+49305550120")]
    [TestCase("tel:+49-30-5550113", "+49305550113")]
    [TestCase("Tel. 030 5550114", "+49305550114")]
    [TestCase("030 123456-78", "+493012345678")]
    [TestCase("+999 12345678", "+99912345678")]
    [TestCase("123-456", "123456")]
    [TestCase("112", "112")]
    public void Read_OneNumber_IsWhatACallWillShow(string typed, string expected)
    {
        Assert.That(Germany.Read(typed), Is.EqualTo(expected));
        Assert.That(Germany.Normalize(expected), Is.EqualTo(expected));
    }

    [TestCase("")]
    [TestCase("12")]
    [TestCase("call me")]
    [TestCase("anonymous")]
    [TestCase("+49 30 5550103 ext. 12")]
    [TestCase("+49305550103;ext=12")]
    [TestCase("030 5550115, 0171 5550115")]
    [TestCase("030 5550115 / 0171 5550115")]
    [TestCase("030 555011/0171 555011")]
    [TestCase("030 5550115; 0171 5550115")]
    [TestCase("030 5550115\n0171 5550115")]
    [TestCase("4.93056E+11")]
    [TestCase("4,93056E+11")]
    [TestCase("*21#")]
    [TestCase("+49 30 12345678901234")]
    [TestCase("alice")]
    public void Read_NotExactlyOneNumber_IsNothing(string typed) => Assert.That(Germany.Read(typed), Is.Null);

    [TestCase("010-62345678转801")]
    [TestCase("010-62345678-801")]
    public void Read_AnExtension_IsNotLostInSilence(string typed) => Assert.That(China.Read(typed), Is.Null);

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
    [TestCase("+80012345678", Description = "rings anywhere")]
    public void TimeZones_WhereANumberMayRing(string number, params string[] expected) => Assert.That(Germany.TimeZones(number), Is.EqualTo(expected));

    [Test]
    public void Normalize_AnyText_IsStableAndNeverThrows()
    {
        var random = new Random(7);
        const string Alphabet = "0123456789+-() ./*#a;:='x";
        for (var i = 0; i < 20_000; i++)
        {
            var raw = string.Concat(Enumerable.Range(0, random.Next(25)).Select(_ => Alphabet[random.Next(Alphabet.Length)]));

            var once = Germany.Normalize(raw);

            Assert.That(Germany.Normalize(once), Is.EqualTo(once), raw);
            Assert.That(Germany.Read(raw) is not { } read || read == once, raw);
        }
    }
}
