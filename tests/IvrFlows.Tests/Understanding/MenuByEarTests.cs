using CallCenter.IvrFlows.Tests.Support;
using CallCenter.IvrFlows.Understanding;

namespace CallCenter.IvrFlows.Tests.Understanding;

/// <summary>
/// A menu of ten choices, scored on what the product's own recogniser wrote down for several voices, clean and with noise
/// (tests/Speech.Measure makes the list).
/// </summary>
public sealed class MenuByEarTests
{
    private static readonly string HeardList = Path.Combine(Repository.Root, "tests", "Speech.Measure", "heard", "menu.tsv");

    private static readonly (string Label, string Spoken, string Voice, string Noise, string Heard)[] Lines =
    [
        .. File.ReadLines(HeardList).Skip(1).Select(line => line.Split('\t')).Select(f => (f[0], f[1], f[2], f[3], f[4])),
    ];

    [Test]
    public void Match_WhatWasReallyHeard_PRINT()
    {
        var menu = new PhraseMatcher(Lines.Select(line => line.Label).Where(label => label.Length > 0).Distinct().Select(Choice), "en");
        foreach (var line in Lines)
        {
            var m = menu.Match(line.Heard);
            var verdict = !m.Accepted() ? (line.Label.Length == 0 ? "left" : "again") : m.Name == line.Label ? "right" : "WRONG";
            TestContext.Out.WriteLine($"R\t{verdict}\t{line.Voice}\t{line.Noise}\t{line.Spoken}\t{line.Heard}\t{m.Name}\t{m.Score:0.00}\t{m.Second:0.00}");
        }
    }

    private static PhraseChoice Choice(string label) => new(label, [label]);
}
