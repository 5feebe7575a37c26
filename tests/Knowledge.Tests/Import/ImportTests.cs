using System.Diagnostics;
using CallCenter.Knowledge.Import;

namespace CallCenter.Knowledge.Tests.Import;

internal sealed class ImportTests : KnowledgeTest
{
    private const string Header = "article,question,title,answer,language,approved\n";

    [Test]
    public async Task ImportCsv_New_CountsAndIsFoundAtOnce()
    {
        var knowledge = await OpenAsync();

        var report = await knowledge.ImportCsvAsync(new StringReader(
            Header + "pay,can i pay later,Paying,Six instalments.,en,true\npay,i need more time to pay,,,en,true\nbad row,x,,,en,true\n"), By);
        var finding = await knowledge.FindAsync("can i pay later", "en");

        Assert.Multiple(() =>
        {
            Assert.That((report.Articles, report.Phrasings, report.Updated), Is.EqualTo((1, 2, 0)));
            Assert.That((report.Rows, report.Taken), Is.EqualTo((3, 2)));
            Assert.That(report.Rejected.Select(r => r.Row), Is.EqualTo(new[] { 4 }));
            Assert.That((finding.Decision, finding.Candidates[0].Article.Answer), Is.EqualTo((KnowledgeDecision.Speak, "Six instalments.")));
        });
    }

    [Test]
    public async Task ImportCsv_WithoutAnswers_SpeaksTextOrTitleAndSaysSo()
    {
        var knowledge = await OpenAsync();
        var longText = "We write once a year. " + string.Concat(Enumerable.Repeat("Then there is more to tell. ", 20));

        var report = await knowledge.ImportCsvAsync(new StringReader(
            $"article,question,text\nmeter-reading,where do i send the reading,\nyearly-bill,when does my bill come,{longText}\n"), By);
        var byTitle = await knowledge.FindAsync("where do i send the reading", "en");
        var byText = await knowledge.FindAsync("when does my bill come", "en");

        Assert.Multiple(() =>
        {
            Assert.That(report.MadeAnswers, Is.EqualTo(2));
            Assert.That((byTitle.Decision, byTitle.Candidates[0].Article.Answer), Is.EqualTo((KnowledgeDecision.Speak, "Meter reading")));
            Assert.That(byText.Candidates[0].Article.Answer, Does.StartWith("We write once a year. Then").And.EndsWith("to tell.").And.Length.LessThan(301));
        });
    }

    [Test]
    public async Task ImportCsv_Again_ChangesOnlyWhatIsNew()
    {
        var knowledge = await OpenAsync();
        const string csv = Header + "pay,can i pay later,Paying,Six instalments.,en,true\n";
        await knowledge.ImportCsvAsync(new StringReader(csv), By);

        var same = await knowledge.ImportCsvAsync(new StringReader(csv), By);
        var more = await knowledge.ImportCsvAsync(new StringReader("article,question\npay,CAN I PAY LATER\npay,i need more time\n"), By);
        var article = (await knowledge.GetAsync("pay", "en"))!;

        Assert.Multiple(() =>
        {
            Assert.That((same.Articles, same.Updated, same.Phrasings), Is.EqualTo((0, 0, 0)));
            Assert.That((more.Articles, more.Updated, more.Phrasings), Is.EqualTo((0, 1, 1)));
            Assert.That((article.Version, article.Title, article.Approved), Is.EqualTo((2, "Paying", true)));
            Assert.That(article.Phrasings, Is.EqualTo(new[] { "can i pay later", "i need more time" }));
        });
    }

    [Test]
    public async Task ExportCsv_ImportedElsewhere_IsTheSame()
    {
        var knowledge = await OpenAsync();
        await knowledge.SaveAsync(Article("pay", "can i pay later, please", "\"more\" time") with { Title = "Paying; later", Text = "Two\nlines", TreePath = "Bill/Pay" }, By);
        await knowledge.SaveAsync(Article("draft") with { Title = "Only a title", Approved = false }, By);
        var csv = new StringWriter();
        await knowledge.ExportCsvAsync(csv);
        foreach (var article in await knowledge.ListAsync(null))
        {
            await knowledge.DeleteAsync(article.Id, By);
        }

        var report = await knowledge.ImportCsvAsync(new StringReader(csv.ToString()), By);
        var back = (await knowledge.GetAsync("pay", "en"))!;

        Assert.Multiple(async () =>
        {
            Assert.That((report.Articles, report.Rejected.Count), Is.EqualTo((2, 0)));
            Assert.That((back.Title, back.Text, back.TreePath, back.Approved), Is.EqualTo(("Paying; later", "Two\nlines", "Bill/Pay", true)));
            Assert.That(back.Phrasings, Is.EqualTo(new[] { "can i pay later, please", "\"more\" time" }));
            Assert.That((await knowledge.GetAsync("draft", "en"))!.Approved, Is.False);
        });
    }

    [Test]
    public async Task ExportCsv_ImportedAgain_ChangesNothing()
    {
        var knowledge = await OpenAsync();
        await knowledge.SaveAsync(Article("pay", "=can i pay later", "+49 or -") with { Title = "@Paying", Answer = "'=quoted" }, By);
        await knowledge.SaveAsync(Article("draft") with { Title = "Only a title" }, By);
        var csv = new StringWriter();
        await knowledge.ExportCsvAsync(csv);

        var report = await knowledge.ImportCsvAsync(new StringReader(csv.ToString()), By);

        Assert.That(csv.ToString(), Does.Contain("'=can i pay later").And.Contain("'@Paying").And.Contain("''=quoted"));
        Assert.That((report.Articles, report.Updated, report.Phrasings, report.Rejected.Count, report.Taken), Is.EqualTo((0, 0, 0, 0, 3)));
    }

    [Test]
    public async Task ImportMarkdown_Document_IsAnArticle()
    {
        var knowledge = await OpenAsync();

        var report = await knowledge.ImportMarkdownAsync("gas.md", "# Smell of gas\n## Questions\n- i smell gas\n## Answer\nLeave the house.\n", By);
        var finding = await knowledge.FindAsync("i smell gas", "en");

        Assert.That((report.Articles, report.Phrasings, report.Rejected.Count), Is.EqualTo((1, 1, 0)));
        Assert.That((finding.Decision, finding.Candidates[0].Article.Answer), Is.EqualTo((KnowledgeDecision.Speak, "Leave the house.")));
    }

    [Test, NonParallelizable]
    public async Task ImportCsv_ThousandRows_TakesAtMostThirtySeconds()
    {
        var knowledge = await OpenAsync();
        var csv = new StringWriter();
        await csv.WriteAsync(Header);
        foreach (var (caller, row) in QuestionSet.Read(Path.Combine(Repository.Vectors, "clinc150", "callers.csv")).Take(1_000).Select((c, row) => (c, row)))
        {
            Csv.Write(csv, $"a{row / 5}", $"{caller["question"]} {row}", "", "An answer.", "en", "true");
        }

        var before = Process.GetCurrentProcess().TotalProcessorTime;
        var watch = Stopwatch.StartNew();
        var report = await knowledge.ImportCsvAsync(new StringReader(csv.ToString()), By);
        var spent = Process.GetCurrentProcess().TotalProcessorTime - before;
        TestContext.Out.WriteLine($"{watch.Elapsed.TotalSeconds:F1} s, {spent.TotalSeconds:F1} CPU-s");

        Assert.That((report.Articles, report.Phrasings, report.Rejected.Count), Is.EqualTo((200, 1_000, 0)));
        // time of the processor, because other work on the machine is none of the import's
        Assert.That(spent, Is.LessThan(TimeSpan.FromSeconds(30)));
    }
}
