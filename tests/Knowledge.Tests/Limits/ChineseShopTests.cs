namespace CallCenter.Knowledge.Tests.Limits;

/// <summary>A Chinese shop's 24 articles with callers who use other words (Vectors/shop-zh): the limits of the Chinese model are found, not copied.</summary>
[TestFixture]
internal sealed class ChineseShopTests
{
    [Test]
    public void Find_ChineseQuestions_IsSeldomWrong()
    {
        var folder = Path.Combine(Repository.Vectors, "shop-zh");
        var rows = File.ReadLines(Path.Combine(folder, "articles.csv")).Select((line, row) => row == 0 ? $"answer,language,{line}" : $"。,zh,{line}");
        var shop = new QuestionSet(string.Join('\n', rows), "zh");
        var callers = QuestionSet.Read(Path.Combine(folder, "callers.csv"));

        var found = shop.FindLimits();
        var outcome = shop.Judge(found.Limits, shop.Encode([.. callers.Select(row => row["question"])]), [.. callers.Select(row => row["article"])]);
        TestContext.Out.WriteLine($"{found.Limits}\n{outcome}");

        Assert.Multiple(() =>
        {
            Assert.That(outcome.Wrong, Is.LessThanOrEqualTo(0.02));
            Assert.That(outcome.ForeignSpoken, Is.LessThanOrEqualTo(0.05));
            Assert.That(outcome.Right + outcome.Offered, Is.GreaterThanOrEqualTo(0.83));
        });
    }
}
