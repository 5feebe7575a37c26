using CallCenter.CallModel.Texts;

namespace CallCenter.CallModel.Tests.Texts;

public sealed class EditDistanceTests
{
    [TestCase("", "", 0)]
    [TestCase("", "abc", 3)]
    [TestCase("abc", "", 3)]
    [TestCase("abc", "acb", 2)]
    [TestCase("kitten", "sitting", 3)]
    public void Between_TwoWords_CountsSteps(string one, string other, double steps) =>
        Assert.That(EditDistance.Between(one, other), Is.EqualTo(steps));

    [TestCase("abc", "acb", 1)]
    [TestCase("invioce", "invoice", 1)]
    [TestCase("kitten", "sitting", 3)]
    public void Between_WithSwaps_CountsNeighboursOnce(string one, string other, double steps) =>
        Assert.That(EditDistance.Between(one, other, swaps: true), Is.EqualTo(steps));

    [Test]
    public void Between_NearSounds_CountHalf() =>
        Assert.That(EditDistance.Between("PMT", "FMT", (a, b) => (a, b) is ('P', 'F')), Is.EqualTo(0.5));

    [Test]
    public void Between_LongTexts_AreCompared() => Assert.That(EditDistance.Between(new string('a', 500), new string('a', 400) + "b"), Is.EqualTo(100));
}
