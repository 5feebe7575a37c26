using System.Text.RegularExpressions;

namespace CallCenter.Architecture.Tests;

/// <summary>Rooms stay small enough to be read: files and methods have a limit.</summary>
public sealed partial class SizeTests
{
    private const int LongestFile = 400;
    private const int LongestMethod = 60;

    [Test]
    public void SourceFiles_AreAtMost400Lines()
    {
        var big = Repository.Files("*.cs").Concat(Repository.Files("*.ts")).Concat(Repository.Files("*.tsx"))
            .Select(path => (Path: Path.GetRelativePath(Repository.Root, path), Lines: File.ReadLines(path).Count()))
            .Where(f => f.Lines > LongestFile)
            .Select(f => $"{f.Path}: {f.Lines} lines");
        Assert.That(big, Is.Empty);
    }

    [Test]
    public void Methods_AreAtMost60Lines() =>
        Assert.That(Repository.Files("*.cs", "src").SelectMany(LongMethods), Is.Empty);

    private static IEnumerable<string> LongMethods(string path)
    {
        var lines = File.ReadAllLines(path);
        for (var i = 0; i < lines.Length; i++)
        {
            var head = MethodHead().Match(lines[i]);
            if (!head.Success)
            {
                continue;
            }

            var end = EndOfBody(lines, i);
            if (end - i + 1 > LongestMethod)
            {
                yield return $"{Path.GetRelativePath(Repository.Root, path)}:{i + 1} {head.Groups[1].Value}: {end - i + 1} lines";
            }
        }
    }

    private static int EndOfBody(string[] lines, int start)
    {
        var depth = 0;
        var seen = false;
        for (var i = start; i < lines.Length; i++)
        {
            var text = Strings().Replace(lines[i], "");
            depth += text.Count(c => c == '{') - text.Count(c => c == '}');
            seen |= text.Contains('{');
            if ((seen && depth <= 0) || (!seen && text.TrimEnd().EndsWith(';')))
            {
                return i;
            }
        }

        return lines.Length - 1;
    }

    [GeneratedRegex(@"^\s+(?!.*\b(?:class|record|struct|interface|enum|delegate)\b)(?:(?:public|internal|private|protected|static|async|override|virtual|sealed|unsafe|extern|partial|readonly)\s+)+[\w<>\[\],.?() ]*?\b(\w+)\s*(?:<[\w, ]+>)?\s*\(")]
    private static partial Regex MethodHead();

    [GeneratedRegex("""\$?@?"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])'|//.*$""")]
    private static partial Regex Strings();
}
