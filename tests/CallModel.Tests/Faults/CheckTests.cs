namespace CallCenter.CallModel.Tests.Faults;

internal sealed class CheckTests
{
    [TestCase(null, null)]
    [TestCase("ab", null)]
    [TestCase("abcd", null)]
    [TestCase("a", "f: 2 to 4 characters")]
    [TestCase("abcde", "f: 2 to 4 characters")]
    public void Length(string? text, string? fault) => Assert.That(Check.Length("f", text, 2, 4)?.ToString(), Is.EqualTo(fault));

    [TestCase(null, null)]
    [TestCase(0, null)]
    [TestCase(10, null)]
    [TestCase(-1, "f: 0 (never) to 10")]
    [TestCase(11, "f: 0 (never) to 10")]
    public void Range(int? value, string? fault) => Assert.That(Check.Range("f", value, 0, 10, "never")?.ToString(), Is.EqualTo(fault));

    [TestCase(null, null)]
    [TestCase("b", null)]
    [TestCase("B", "f: a, b or c")]
    public void OneOf(string? word, string? fault) => Assert.That(Check.OneOf("f", word, "a", "b", "c")?.ToString(), Is.EqualTo(fault));

    [Test]
    public void All_KeepsTheFaultsInTheirOrder() =>
        Assert.That(Check.All(Check.Given("a", " "), null, Check.Most("b", 3, 2), Check.Longest("c", "xy", 1)).Select(f => $"{f}"),
            Is.EqualTo(new[] { "a: is missing", "b: at most 2", "c: at most 1 characters" }));
}
