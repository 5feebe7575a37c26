using CallCenter.Knowledge.Limits;

namespace CallCenter.Knowledge.Tests.Limits;

/// <summary>
/// The demo company's callers, who use quite other words than its articles, as the product's recogniser really heard them over a telephone
/// line (the lists of tests/Speech.Measure), clean and with noise at 15 dB.
/// </summary>
[TestFixture]
internal sealed class DemoCompanyTests
{
    private QuestionSet _company = null!;
    private FoundLimits _found = null!;

    [OneTimeSetUp]
    public void Encode()
    {
        _company = new QuestionSet(File.ReadAllText(Path.Combine(Repository.Root, "demo", "kb.csv")), "en");
        _found = _company.FindLimits();
        TestContext.Out.WriteLine(_found.Limits);
    }

    [TestCase("company.tsv", "clean", 0.05, 0.75)]
    [TestCase("company.tsv", "15", 0.05, 0.70)]
    [TestCase("questions.tsv", "clean", 0.05, 0.75)]
    [TestCase("questions.tsv", "15", 0.05, 0.60)]
    public void Find_AsHeard_IsSeldomWrong(string list, string noise, double mostWrong, double leastAnswered)
    {
        var heard = QuestionSet.Read(Path.Combine(Repository.Root, "tests", "Speech.Measure", "heard", list))
            .Where(row => row["snr"] == noise && !row["label"].StartsWith('!')).ToList();
        var outcome = _company.Judge(_found.Limits, _company.Encode([.. heard.Select(row => row["heard"])]), [.. heard.Select(row => row["label"])]);
        TestContext.Out.WriteLine($"{list} {noise}: {outcome}");

        Assert.Multiple(() =>
        {
            Assert.That(outcome.Wrong, Is.LessThanOrEqualTo(mostWrong));
            Assert.That(outcome.Right + outcome.Offered, Is.GreaterThanOrEqualTo(leastAnswered));
            Assert.That(outcome.ForeignSpoken, Is.Zero);
        });
    }
}
