using CallCenter.Knowledge.Import;

namespace CallCenter.Knowledge.Tests.Import;

[TestFixture]
internal sealed class MarkdownImportTests
{
    private const string Document = """
        ---
        article: meter-reading
        language: en
        tree: Meter/Reading
        approved: true
        ---
        # Sending a meter reading

        All about it.

        ## Questions
        - how do I send my reading
        * who reads the meter

        ## Answer
        Read it to us
        after the tone.

        ## Details
        More text.
        """;

    [Test]
    public void Read_WholeDocument_GivesAllParts()
    {
        var (drafts, rejected, _) = MarkdownImport.Read("x.md", Document);
        var draft = drafts.Single();

        Assert.Multiple(() =>
        {
            Assert.That(rejected, Is.Empty);
            Assert.That((draft.Key, draft.Title, draft.TreePath, draft.Approved, draft.Answer),
                Is.EqualTo(("meter-reading", "Sending a meter reading", "Meter/Reading", (bool?)true, "Read it to us after the tone.")));
            Assert.That(draft.Phrasings, Is.EqualTo(new[] { "how do I send my reading", "who reads the meter" }));
            Assert.That(draft.Text, Does.Contain("All about it.").And.Contain("## Details").And.Contain("More text.").And.Not.Contain("tone"));
        });
    }

    [Test]
    public void Read_NoFrontMatter_TakesTheFilesNameAsKey()
    {
        var draft = MarkdownImport.Read("Opening Hours.md", "# Hours\r\n## Questions\r\n- when are you open\r\n").Drafts.Single();

        Assert.That((draft.Key, draft.Title, draft.Language, draft.Answer), Is.EqualTo(("opening-hours", "Hours", "en", (string?)null)));
    }

    [TestCase("---\nkey: a\n", "not closed")]
    [TestCase("# Only a heading", "no question")]
    [TestCase("", "no question")]
    public void Read_Incomplete_IsRejectedWithAReason(string markdown, string reason) =>
        Assert.That(MarkdownImport.Read("a.md", markdown).Rejected.Single().Reason, Does.Contain(reason));
}
