using CallCenter.IvrFlows.Tests.Support;
using CallCenter.IvrFlows.Understanding;

namespace CallCenter.IvrFlows.Tests.Understanding;

/// <summary>
/// The matcher held against what the product's own recogniser really wrote down for many voices over a telephone line, clean and with
/// noise at 15 dB (tests/Speech.Measure makes the lists; the figures stand in the README).
/// </summary>
public sealed class HeardByEarTests
{
    private const double InFreeSpeech = 0.75;
    private static readonly string Lists = Path.Combine(Repository.Root, "tests", "Speech.Measure", "heard");

    [TestCase("clean", 0.90, 0.87)]
    [TestCase("15", 0.64, 0.69)]
    public void Match_MenuOfTen_IsRightOrAskedAgainNeverWrong(string noise, double natural, double all)
    {
        var lines = Read("menu.tsv").Where(line => line.Noise == noise).ToArray();
        var menu = new PhraseMatcher(lines.Select(line => line.Label).Where(label => label.Length > 0).Distinct()
            .Select(label => new PhraseChoice(label, [label])), "en");
        var verdicts = lines.Select(line => (Line: line, Match: menu.Match(line.Text)))
            .Select(one => (one.Line, Verdict: !one.Match.Accepted() ? "asked again" : one.Match.Name == one.Line.Label ? "right" : "wrong"))
            .ToArray();
        var wrong = verdicts.Where(one => one.Verdict == "wrong").Select(one => one.Line);
        var choices = verdicts.Where(one => one.Line.Label.Length > 0).ToArray();
        TestContext.Out.WriteLine($"{noise}: {string.Join(", ", choices.GroupBy(one => one.Verdict).Select(g => $"{g.Key} {g.Count()}"))}; "
            + $"foreign words taken {wrong.Count(line => line.Label.Length == 0)} of {lines.Length - choices.Length}");

        Assert.That(choices, Has.Length.EqualTo(120));
        Assert.That(wrong, Is.Empty, "a wrong choice or a foreign word taken");
        Assert.That(Right(choices.Where(one => !one.Line.Voice.StartsWith("espeak", StringComparison.Ordinal))), Is.GreaterThanOrEqualTo(natural));
        Assert.That(Right(choices), Is.GreaterThanOrEqualTo(all));

        static double Right(IEnumerable<(Heard Line, string Verdict)> of) => of.Average(one => one.Verdict == "right" ? 1.0 : 0);
    }

    [Test]
    public void Match_ShortAnswers_AreUnderstoodCleanAndInNoise()
    {
        var help = new PhraseMatcher(
            new[] { Vocabulary.Yes, Vocabulary.No, Vocabulary.Agent, Vocabulary.Repeat }.Select(Word), "en");
        var answers = Read("company.tsv").Where(line => line.Label.StartsWith('!')).ToArray();
        Assert.That(answers, Has.Length.GreaterThanOrEqualTo(14));
        foreach (var answer in answers)
        {
            var match = help.Match(answer.Text);
            Assert.That((match.Name, match.Accepted()), Is.EqualTo((answer.Label[1..], true)), $"{answer.Text}: {match}");
        }
    }

    [TestCase("company.tsv")]
    [TestCase("questions.tsv")]
    public void Match_Questions_AreNeverTakenForCommands(string list)
    {
        var commands = new PhraseMatcher(new[] { Vocabulary.Agent, Vocabulary.Repeat }.Select(Word), "en");
        var questions = Read(list).Where(line => !line.Label.StartsWith('!')).ToArray();
        var taken = questions.Where(line => commands.Match(line.Text).Accepted(InFreeSpeech)).Select(line => line.Text);
        Assert.That(questions, Has.Length.GreaterThan(100));
        Assert.That(taken, Is.Empty);
    }

    private static PhraseChoice Word(string name) => new(name, Vocabulary.Of(name, "en"));

    private static IEnumerable<Heard> Read(string list) => File.ReadLines(Path.Combine(Lists, list)).Skip(1)
        .Select(line => line.Split('\t')).Select(fields => new Heard(fields[0], fields[2], fields[3], fields[4]));

    private sealed record Heard(string Label, string Voice, string Noise, string Text);
}
