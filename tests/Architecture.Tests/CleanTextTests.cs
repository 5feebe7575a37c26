namespace CallCenter.Architecture.Tests;

/// <summary>Nothing half-done and nothing of a builder's machine stays in the tree.</summary>
public sealed class CleanTextTests
{
    private static readonly string[] Unwanted = ["TO" + "DO", "FIX" + "ME", "NotImplemented" + "Exception", "Assert." + "Ignore", "Assert." + "Inconclusive"];

    [Test]
    public void Sources_HoldNoUnfinishedWork()
    {
        var found = Repository.Files("*.cs").Concat(Repository.Files("*.ts")).Concat(Repository.Files("*.tsx"))
            .SelectMany(path => File.ReadLines(path).Select((line, i) => (path, line, i))
                .Where(l => Unwanted.Any(word => l.line.Contains(word, StringComparison.Ordinal)))
                .Select(l => $"{Path.GetRelativePath(Repository.Root, l.path)}:{l.i + 1}: {l.line.Trim()}"));
        Assert.That(found, Is.Empty);
    }
}
