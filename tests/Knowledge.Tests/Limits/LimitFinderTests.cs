using System.Globalization;
using CallCenter.Knowledge.Retrieval;
using CallCenter.Knowledge.Limits;

namespace CallCenter.Knowledge.Tests.Limits;

[TestFixture]
internal sealed class LimitFinderTests
{
    [Test]
    public void Find_NoPhrasings_KeepsTheUsualLimits()
    {
        var found = LimitFinder.Find(Index(0), [], null, null, () => false)!;

        Assert.That(found.Limits, Is.EqualTo(DecisionLimits.Usual));
    }

    [Test]
    public void Find_FixedBySettings_IsNotMoved()
    {
        var found = LimitFinder.Find(Index(20), [], 0.55, 0.33, () => false)!;

        Assert.That((found.Limits.SpeakAt, found.Limits.Margin), Is.EqualTo((0.55, 0.33)));
    }

    [Test]
    public void Find_Abandoned_GivesNothing() => Assert.That(LimitFinder.Find(Index(5), [], null, null, () => true), Is.Null);

    [Test]
    public void Find_WithoutModel_SpeaksNoScore()
    {
        var index = PhrasingIndex.Build("en", [], sharpness: null, _ => []);

        Assert.That(LimitFinder.Find(index, [], 0.1, 0, () => false)!.Limits, Is.EqualTo(DecisionLimits.WordsAlone));
    }

    [Test]
    public void Choose_WrongOnesWithALead_AsksForMoreLead()
    {
        var right = Enumerable.Repeat(new Trial(0.6, 0.40, Right: true, Among: true), 950);
        var wrong = Enumerable.Repeat(new Trial(0.6, 0.30, Right: false, Among: true), 50);

        var limits = LimitFinder.Choose([.. right, .. wrong], [], null, null);

        Assert.That(limits.Margin, Is.InRange(0.28, 0.40));
    }

    [Test]
    public void Choose_ForeignOnesWithAScore_AsksForMoreScore()
    {
        var own = Enumerable.Repeat(new Trial(0.6, 0.40, Right: true, Among: true), 1_000).ToArray();
        var foreign = Enumerable.Range(0, 100).Select(i => new Trial(i < 10 ? 0.5 : 0.12, 0.5, Right: false, Among: false)).ToArray();

        var limits = LimitFinder.Choose(own, foreign, null, null);

        Assert.That(limits.SpeakAt, Is.InRange(0.45, 0.60));
        Assert.That(limits.OfferAt, Is.EqualTo(0.12));
    }

    [Test]
    public void Of_ForeignQuestions_AreManyAndDiffer([Values("en", "zh")] string language) =>
        Assert.That(ForeignQuestions.Of(language), Has.Count.GreaterThan(100).And.Unique);

    /// <summary>Articles that have nothing in common, with two phrasings each.</summary>
    private static PhrasingIndex Index(int articles)
    {
        var made = Enumerable.Range(0, articles).Select(i => new Article(Guid.CreateVersion7(), $"a{i}", "en", $"title {i}", [$"one {i}", $"two {i}"], "x", null,
            null, true, 1, DateTimeOffset.UnixEpoch)).ToList();
        return PhrasingIndex.Build("en", made, 2, text =>
        {
            var vector = new float[articles + 1];
            vector[text == "x" ? articles : int.Parse(text.AsSpan(text.IndexOf(' ', StringComparison.Ordinal)), CultureInfo.InvariantCulture)] = 1;
            return vector;
        });
    }
}
