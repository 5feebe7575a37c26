using CallCenter.Knowledge.Retrieval;
using CallCenter.Knowledge.Texts;

namespace CallCenter.Knowledge.Tests.Limits;

/// <summary>
/// The ruler: 150 articles, 1,500 callers and 500 foreign questions of CLINC150 (Larson et al., EMNLP-IJCNLP 2019; see Vectors/README.md).
/// No constant of the product was chosen by callers.csv.
/// </summary>
[TestFixture]
internal sealed class ClincTests
{
    private const int Decisions = 300;

    private QuestionSet _set = null!;
    private IReadOnlyList<string> _articles = null!;
    private PreparedQuestion[] _questions = null!;
    private DecisionLimits _limits;

    [OneTimeSetUp]
    public void Encode()
    {
        var folder = Path.Combine(Repository.Vectors, "clinc150");
        var callers = QuestionSet.Read(Path.Combine(folder, "callers.csv"));
        // the ruler has no answers, and an article without one is never spoken
        var answered = string.Join('\n', File.ReadLines(Path.Combine(folder, "articles.csv")).Select((line, row) => row == 0 ? $"answer,{line}" : $".,{line}"));
        _set = new QuestionSet(answered, "en");
        _questions = _set.Encode([.. callers.Select(row => row["question"])]);
        _articles = [.. callers.Select(row => row["article"])];
        _limits = _set.FindLimits().Limits;
    }

    [Test]
    public void Find_Clinc150_KeepsItsPromises()
    {
        var outcome = _set.Judge(_limits, _questions, _articles);
        TestContext.Out.WriteLine(_limits);
        TestContext.Out.WriteLine(outcome);

        Assert.Multiple(() =>
        {
            Assert.That(outcome.Wrong, Is.LessThanOrEqualTo(0.02));
            Assert.That(outcome.ForeignSpoken, Is.LessThanOrEqualTo(0.05));
            Assert.That(outcome.Right + outcome.Offered, Is.GreaterThanOrEqualTo(0.83));
            Assert.That(outcome.Right, Is.GreaterThanOrEqualTo(0.60));
            Assert.That(outcome.ForeignOffered, Is.LessThanOrEqualTo(0.30));
        });
    }

    [Test]
    public void Find_OneQuestion_TakesAtMostTenMilliseconds()
    {
        var encoder = SharedEncoders.Instance.For("en")!;
        var times = new double[Decisions];
        for (var i = 0; i < Decisions; i++)
        {
            var before = ThreadClock.Now;
            var text = QuestionText.Normalize(_questions[i].Text, "en");
            Retriever.Find(_set.Index, _limits, new PreparedQuestion(text, encoder.Encode(text)));
            times[i] = (ThreadClock.Now - before).TotalMilliseconds;
        }

        Array.Sort(times);
        TestContext.Out.WriteLine($"CPU time of a decision: p50 {times[Decisions / 2]:F2} ms, p99 {times[Decisions * 99 / 100]:F2} ms");
        Assert.That(times[Decisions * 95 / 100], Is.LessThan(10));
    }
}
