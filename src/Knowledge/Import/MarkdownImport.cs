using System.Text;
using CallCenter.CallModel.Texts;
using CallCenter.Knowledge.Articles;
using CallCenter.Knowledge.Texts;

namespace CallCenter.Knowledge.Import;

/// <summary>
/// Reads one article out of one Markdown document: front matter (article, title, language, tree, approved), the questions as a list under
/// "## Questions", the spoken answer under "## Answer"; all else is the text.
/// </summary>
internal static class MarkdownImport
{
    private const string Fence = "---";

    /// <param name="name">the file's name: the key when the front matter has none.</param>
    public static ImportedRows Read(string name, string markdown)
    {
        if (markdown.Length > ArticleRules.LongestText * 2)
        {
            return ImportedRows.Nothing(new ImportRejection(1, Check.Longest("file", markdown, ArticleRules.LongestText * 2)!));
        }

        var lines = markdown.TrimStart('\uFEFF').ReplaceLineEndings("\n").Split('\n');
        var start = FrontMatter(lines, out var front);
        if (start < 0)
        {
            return ImportedRows.Nothing(new ImportRejection(1, new FieldFault("file", FaultCode.OpenFrontMatter, "the front matter is not closed by ---")));
        }

        var sections = Sections(lines.AsSpan(start), out var heading);
        var key = front.GetValueOrDefault("article") ?? front.GetValueOrDefault("key") ?? ArticleRules.KeyOf(Path.GetFileNameWithoutExtension(name));
        var approved = front.GetValueOrDefault("approved");
        var draft = new ArticleDraft(key, LanguageTag.Primary(front.GetValueOrDefault("language") ?? LanguageTag.English))
        {
            Title = front.GetValueOrDefault("title") ?? heading,
            TreePath = front.GetValueOrDefault("tree"),
            Approved = approved is null ? null : approved.Equals("true", StringComparison.OrdinalIgnoreCase) || approved.Equals("yes", StringComparison.OrdinalIgnoreCase),
            Answer = ArticleRules.Line(sections.GetValueOrDefault("answer", "")) is { Length: > 0 } answer ? answer : null,
            Text = sections.GetValueOrDefault("", "").Trim() is { Length: > 0 } text ? text : null,
        };
        draft.Phrasings.AddRange(Items(sections.GetValueOrDefault("questions", "")));
        draft.Rows = draft.Phrasings.Count;
        return draft.Rows > 0 ? ImportedRows.One(draft) : ImportedRows.Nothing(new ImportRejection(1, new FieldFault("question", FaultCode.Missing, "no question is listed under ## Questions")));
    }

    /// <summary>Returns the first line after the front matter; -1 when it is never closed.</summary>
    private static int FrontMatter(string[] lines, out Dictionary<string, string> front)
    {
        front = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (lines[0].Trim() != Fence)
        {
            return 0;
        }

        for (var i = 1; i < lines.Length; i++)
        {
            if (lines[i].Trim() == Fence)
            {
                return i + 1;
            }

            var colon = lines[i].IndexOf(':', StringComparison.Ordinal);
            if (colon > 0 && lines[i][(colon + 1)..].Trim().Trim('"', '\'') is { Length: > 0 } value)
            {
                front[lines[i][..colon].Trim()] = value;
            }
        }

        return -1;
    }

    /// <summary>The lines under "questions" and "answer", and all others under "". The first "# " is the heading.</summary>
    private static Dictionary<string, string> Sections(ReadOnlySpan<string> lines, out string? heading)
    {
        heading = null;
        var sections = new Dictionary<string, StringBuilder>(StringComparer.Ordinal);
        var section = "";
        foreach (var line in lines)
        {
            var name = line.StartsWith("## ", StringComparison.Ordinal) ? line[3..].Trim().ToLowerInvariant() : null;
            if (heading is null && line.StartsWith("# ", StringComparison.Ordinal))
            {
                heading = line[2..].Trim();
                continue;
            }

            section = name is null ? section : name is "questions" or "answer" ? name : "";
            if (name is null or not ("questions" or "answer"))
            {
                (sections.TryGetValue(section, out var text) ? text : sections[section] = new StringBuilder()).Append(line).Append('\n');
            }
        }

        return sections.ToDictionary(s => s.Key, s => s.Value.ToString());
    }

    private static IEnumerable<string> Items(string section) => section.Split('\n')
        .Where(line => line.TrimStart().StartsWith("- ", StringComparison.Ordinal) || line.TrimStart().StartsWith("* ", StringComparison.Ordinal))
        .Select(line => ArticleRules.Line(line.TrimStart()[2..]))
        .Where(line => line.Length > 0);
}
