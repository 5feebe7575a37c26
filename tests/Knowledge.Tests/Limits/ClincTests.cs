using System.Diagnostics;
using CallCenter.Knowledge.Limits;

namespace CallCenter.Knowledge.Tests.Limits;

/// <summary>The ruler: 150 articles, 1,500 callers and 500 foreign questions that none of the limits were chosen by.</summary>
[TestFixture]
internal sealed class ClincTests
{
    [Test]
    public void Find_Clinc150_KeepsItsPromises()
    {
        var set = QuestionSet.Load(Path.Combine(Repository.Vectors, "clinc150"), "en");
        var watch = Stopwatch.StartNew();
        var found = LimitFinder.Find(set.Index, set.Foreign, null, null, () => false)!;
        TestContext.Out.WriteLine($"{found.Limits} in {watch.ElapsedMilliseconds} ms");
        var outcome = set.Judge(found.Limits);
        TestContext.Out.WriteLine(outcome);
        Assert.Multiple(() =>
        {
            Assert.That(outcome.Wrong, Is.LessThanOrEqualTo(0.02));
            Assert.That(outcome.ForeignSpoken, Is.LessThanOrEqualTo(0.05));
            Assert.That(outcome.Right + outcome.Offered, Is.GreaterThanOrEqualTo(0.83));
        });
    }
}
