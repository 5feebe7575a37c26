using CallCenter.Knowledge.Import;

namespace CallCenter.Knowledge.Tests.Import;

[TestFixture]
internal sealed class CsvImportTests
{
    [Test]
    public void Read_RowsOfOneArticle_AddUp()
    {
        var (drafts, rejected, rows) = Read("Question,ARTICLE,answer,title\nhow do i pay,pay,Later.,Paying\nwhen do i pay,pay,,\n");

        var draft = drafts.Single();
        Assert.Multiple(() =>
        {
            Assert.That((rejected.Count, rows, draft.Rows), Is.EqualTo((0, 2, 2)));
            Assert.That((draft.Key, draft.Language, draft.Title, draft.Answer, draft.Approved), Is.EqualTo(("pay", "en", "Paying", "Later.", (bool?)null)));
            Assert.That(draft.Phrasings, Is.EqualTo(new[] { "how do i pay", "when do i pay" }));
        });
    }

    [TestCase("article,question,approved\na,q one,true\na,q two,yes\n", true)]
    [TestCase("article,question,approved\na,q one,true\na,q two,false\n", false)]
    [TestCase("article,question,approved\na,q one,\n", false)]
    [TestCase("article,question\na,q one\n", null)]
    public void Read_Approved_OneNoIsEnough(string csv, bool? approved) => Assert.That(Read(csv).Drafts.Single().Approved, Is.EqualTo(approved));

    [TestCase(",q", "article: is missing")]
    [TestCase("a b,q", "article: 1 to 100")]
    [TestCase("a,", "question: is missing")]
    [TestCase("a,?!", "question: has no words")]
    [TestCase("a,q,klingon", "language")]
    [TestCase("a,q,en,maybe", "approved: true or false")]
    [TestCase("a,q,en,true,surplus", "5 fields")]
    public void Read_BadRow_IsRejectedWithItsNumberAndReason(string row, string reason)
    {
        var (drafts, rejected, rows) = Read($"article,question,language,approved\ngood,a good question,en,true\n{row}\nfine,another question,en,true\n");

        Assert.That(drafts.Select(d => d.Key), Is.EqualTo(new[] { "good", "fine" }));
        Assert.That(rejected.Single().Row, Is.EqualTo(3));
        Assert.That(rejected[0].Reason, Does.Contain(reason));
        Assert.That(rows, Is.EqualTo(drafts.Sum(d => d.Rows) + rejected.Count));
    }

    [TestCase("")]
    [TestCase("key,text\na,b\n")]
    public void Read_NoHeader_IsRejectedInRowOne(string csv)
    {
        var (drafts, rejected, rows) = Read(csv);

        Assert.That((drafts.Count, rejected.Single().Row, rows), Is.EqualTo((0, 1, csv.Count(c => c == '\n') / 2)));
    }

    [Test]
    public void Read_TooMuch_IsRejected()
    {
        var rows = string.Concat(Enumerable.Repeat("a,\n", 2_000));

        var (_, rejected, read) = Read($"article,question\n{rows}a,{new string('x', 301)}\n");

        Assert.Multiple(() =>
        {
            Assert.That(rejected, Has.Count.EqualTo(1_001));
            Assert.That((rejected[^1].Reason, read), Is.EqualTo(("rows: and 1001 more", 2_001)));
        });
    }

    [TestCase("a,\"q one\nb,q two\nc,q three\n", "2", "b c")]
    [TestCase("a,q one\nb,\"q two\nc,\"q three\"\nd,q four\n", "3", "a c d")]
    [TestCase("a,\"he said \"hi\" to\nyou\"\nb,q two\n", "2 3", "b")]
    [TestCase("a,\"q\n\nmore\",surplus\nb,q two\n", "2", "b")]
    [TestCase("a,q one\nb,\"q two", "3", "a")]
    public void Read_QuoteNotClosed_SpoilsItsOwnRowAloneAndCountsAddUp(string body, string refused, string taken)
    {
        var (drafts, rejected, rows) = Read("article,question\n" + body);

        Assert.That(string.Join(' ', rejected.Select(r => r.Row)), Is.EqualTo(refused), string.Join(" / ", rejected));
        Assert.That(string.Join(' ', drafts.Select(d => d.Key)), Is.EqualTo(taken));
        Assert.That(rows, Is.EqualTo(drafts.Sum(d => d.Rows) + rejected.Count));
    }

    [TestCase("article,question,answer\na,q one,Yes.\na,q two,No.\n", "answer: differs")]
    [TestCase("article,question,answer\na,q\uFFFDone,Yes.\n", "U+FFFD")]
    [TestCase("article,question,article\na,q one,b\n", "twice")]
    public void Read_WhatWouldBeLostOrDamaged_IsRejected(string csv, string reason) =>
        Assert.That(Read(csv).Rejected.Single().Reason, Does.Contain(reason));

    private static ImportedRows Read(string csv) => CsvImport.Read(new StringReader(csv));
}
