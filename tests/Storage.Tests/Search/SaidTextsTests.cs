using CallCenter.Storage.Retention;
using CallCenter.Storage.Search;
using CallCenter.Testing;

namespace CallCenter.Storage.Tests.Search;

[TestFixture(DatabaseKind.Sqlite), TestFixture(DatabaseKind.Postgres)]
internal sealed class SaidTextsTests : StoreTest
{
    private readonly SaidTexts _texts;
    private long _seq;

    public SaidTextsTests(DatabaseKind kind) : base(kind) => _texts = new SaidTexts(Db);

    private async Task TakeAsync(params IReadOnlyList<Fact> facts)
    {
        await _texts.ResumeAsync(default);
        foreach (var fact in facts)
        {
            await _texts.TakeAsync(new JournalEntry(++_seq, fact), default);
        }

        await _texts.KeepAsync(_seq, default);
    }

    private static QuestionAsked Asked(string heard, string? article = null) => new()
    {
        At = Now, CallId = CallId.New(), Heard = heard, Language = "en", Outcome = CallModel.Knowledge.KnowledgeDecision.Speak, Article = article,
    };

    private static WrapUpCompleted Noted(string note) => new() { At = Now, Agent = "anna", CallId = CallId.New(), Note = note };

    private async Task<string[]> FindAsync(string words, long? before = null, int limit = 100) =>
        [.. (await _texts.FindAsync(words, before, limit)).Select(t => t.Text)];

    [Test]
    public async Task Find_AllOfTheWords_InOtherFormsToo_NewestFirst()
    {
        await TakeAsync(Asked("how do I cancel my contract", "cancel"), Noted("Wants to cancel two contracts by letter"), Noted("Contract sent"));

        Assert.Multiple(async () =>
        {
            Assert.That(await FindAsync("cancelling contract"), Is.EqualTo(new[] { "Wants to cancel two contracts by letter", "how do I cancel my contract [cancel]" }));
            Assert.That(await FindAsync("contr"), Has.Length.EqualTo(3), "by its beginning");
            Assert.That(await FindAsync("letter refund"), Is.Empty);
            Assert.That(await FindAsync("cancel my contract"), Does.Contain("how do I cancel my contract [cancel]"), "also where the database keeps no \"my\"");
            Assert.That(await FindAsync("contract", before: 3, limit: 1), Is.EqualTo(new[] { "Wants to cancel two contracts by letter" }));
            Assert.That((await _texts.FindAsync("letter", null, 10)).Single(), Has.Property("Who").EqualTo("anna").And.Property("Kind").EqualTo(SaidKind.Note));
        });
    }

    [Test]
    public async Task Find_WhatWasWrittenDownByAScript_AndNotedOnATicket()
    {
        var (call, ticket) = (CallId.New(), Guid.CreateVersion7());
        await TakeAsync(
            new ScriptAnswered { At = Now, Agent = "anna", CallId = call, Queue = "support", Answers = ["Meter: 4711", "Moves out: in spring"] },
            new TicketNoted { At = Now, By = "sam", Ticket = ticket, Note = "Moves out of the shed, fitter was told" });

        var found = await _texts.FindAsync("moving out", null, 10);
        Assert.That(found.Select(t => (t.Kind, t.Who, t.CallId, t.Ticket)), Is.EqualTo(new[]
        {
            (SaidKind.TicketNote, "sam", (CallId?)null, (Guid?)ticket), (SaidKind.Answer, "anna", call, null),
        }));
        Assert.That(await FindAsync("4711"), Is.EqualTo(new[] { "Meter: 4711\nMoves out: in spring" }));
    }

    [TestCase("发票", 2)]
    [TestCase("开发票", 1)]
    [TestCase("发票 letter", 1)]
    [TestCase("退款", 0)]
    public async Task Find_ChineseByItsParts(string words, int found)
    {
        await TakeAsync(Asked("我想开发票"), Noted("发票 sent by letter"), Noted("letter"));
        Assert.That(await FindAsync(words), Has.Length.EqualTo(found));
    }

    [TestCase("\"")]
    [TestCase("' OR 1=1 --")]
    [TestCase("AND NOT *")]
    [TestCase("  ")]
    [TestCase("& | !(:*")]
    public void Find_WhateverIsTyped_NeverFails(string words) => Assert.That(() => FindAsync(words), Throws.Nothing);

    [Test]
    public async Task Take_TheSameAgain_IsThereOnce_AndGoesOnWhereItWas()
    {
        await TakeAsync(Noted("refunded"));
        var again = new SaidTexts(Db);
        Assert.That(await again.ResumeAsync(default), Is.EqualTo(1));
        await again.TakeAsync(new JournalEntry(1, Noted("refunded")), default);
        await again.KeepAsync(1, default);
        Assert.That(await FindAsync("refunded"), Has.Length.EqualTo(1));
    }

    [Test]
    public async Task OldQuestions_GoWithTheQuestions_NotesStay()
    {
        await TakeAsync(
            Asked("secret question"), Noted("secret note"), new TicketNoted { At = Now, By = "sam", Ticket = Guid.CreateVersion7(), Note = "secret on a ticket" },
            new ScriptAnswered { At = Now, Agent = "anna", CallId = CallId.New(), Queue = "support", Answers = ["Secret: answer"] });
        await new OldRows(Db).DeleteQuestionsAsync(Now.AddDays(1));
        Assert.That(await FindAsync("secret"), Is.EqualTo(new[] { "Secret: answer", "secret on a ticket", "secret note" }));
    }
}
