using CallCenter.Knowledge.Questions;
using CallCenter.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallCenter.Knowledge.Tests.Questions;

internal sealed class QuestionLogTests : KnowledgeTest
{
    private readonly FakeJournal _journal = new();

    [Test]
    public async Task Run_SameQuestionInOtherWords_IsCountedOnce()
    {
        Ask("is there a swimming pool near your office");
        Ask("Is there a swimming pool near the office?");
        Ask("how do I become an astronaut");

        await FollowAsync();
        var open = await Questions.ListOpenAsync(10);

        Assert.That(open.Select(q => (q.Text, q.Count)), Is.EqualTo(new[] { ("is there a swimming pool near your office", 2), ("how do I become an astronaut", 1) }));
    }

    [Test]
    public async Task Run_OfferTaken_IsNotOpen()
    {
        var taken = Ask("something about money", KnowledgeDecision.Offer, "pay", "refund");
        _journal.Append(new ChoiceMade { At = Time.GetUtcNow(), CallId = taken, Menu = "ask", Choice = "refund", Spoken = true });
        var refused = Ask("something about horses", KnowledgeDecision.Offer, "pay", "refund");
        _journal.Append(new ChoiceMade { At = Time.GetUtcNow(), CallId = refused, Menu = "ask", Choice = "none", Spoken = true });

        await FollowAsync();

        Assert.That((await Questions.ListOpenAsync(10)).Select(q => q.Text), Is.EqualTo(new[] { "something about horses" }));
    }

    [Test]
    public async Task Run_AnswerJudged_UnhelpfulOpensHelpfulDoesNot()
    {
        Judge(Ask("how do i pay later", KnowledgeDecision.Speak, "pay"), helped: true);
        Judge(Ask("where is my money", KnowledgeDecision.Speak, "refund"), helped: false);

        await FollowAsync();

        Assert.Multiple(async () =>
        {
            Assert.That((await Questions.ListOpenAsync(10)).Select(q => q.Text), Is.EqualTo(new[] { "where is my money" }));
            Assert.That((await Questions.TallyAsync(Time.GetUtcNow())).Where(t => t.Language == "en"), Is.EqualTo(new[] { new QuestionTally("en", 2, 1, 1, 0, 0) }));
        });
    }

    [Test]
    public async Task Run_FollowedTwice_CountsNothingTwice()
    {
        var call = Ask("where is my money", KnowledgeDecision.Speak, "refund");
        await FollowAsync();
        Judge(call, helped: false);
        Ask("where is my money now");
        await FollowAsync();
        await FollowAsync();

        Assert.That((await Questions.ListOpenAsync(10)).Select(q => (q.Text, q.Count)), Is.EqualTo(new[] { ("where is my money", 2) }));
    }

    [Test]
    public async Task Run_NothingHeard_IsNotKept()
    {
        Ask(" ... ");

        await FollowAsync();

        Assert.That(await Questions.ListOpenAsync(10), Is.Empty);
    }

    [Test]
    public async Task Adopt_OpenQuestion_IsAnsweredNextTime()
    {
        var knowledge = await OpenAsync();
        var (article, _) = await knowledge.SaveAsync(Article("pool", "may i use the gym"), By);
        Ask("is there somewhere to swim");
        await FollowAsync();
        var question = (await knowledge.OpenQuestionsAsync(10)).Single();

        var adopted = await knowledge.AdoptQuestionAsync(question.Id, article!.Id, By);
        var again = await knowledge.AdoptQuestionAsync(question.Id, article.Id, By);
        var finding = await knowledge.FindAsync("Is there somewhere to swim?", "en");

        Assert.Multiple(async () =>
        {
            Assert.That((adopted, again), Is.EqualTo((true, false)));
            Assert.That((finding.Decision, finding.Candidates[0].Article.Key, finding.Candidates[0].Article.Version), Is.EqualTo((KnowledgeDecision.Speak, "pool", 2)));
            Assert.That(await knowledge.OpenQuestionsAsync(10), Is.Empty);
        });
    }

    [Test]
    public async Task Draft_OpenQuestion_IsAnUnapprovedArticle()
    {
        var knowledge = await OpenAsync();
        Ask("is there somewhere to swim?");
        await FollowAsync();
        var question = (await knowledge.OpenQuestionsAsync(10)).Single();

        var draft = await knowledge.DraftFromQuestionAsync(question.Id, By);
        var finding = await knowledge.FindAsync("is there somewhere to swim", "en");

        Assert.Multiple(async () =>
        {
            Assert.That((draft!.Key, draft.Title, draft.Approved, draft.Answer), Is.EqualTo(("is-there-somewhere-to-swim", "Is there somewhere to swim?", false, "")));
            Assert.That(finding.Decision, Is.EqualTo(KnowledgeDecision.Person));
            Assert.That(await knowledge.OpenQuestionsAsync(10), Is.Empty);
            Assert.That(await knowledge.DraftFromQuestionAsync(question.Id, By), Is.Null);
        });
    }

    [Test]
    public async Task Dismiss_OpenQuestion_StaysAwayWhenAskedAgain()
    {
        var knowledge = await OpenAsync();
        Ask("how far is the moon");
        await FollowAsync();

        var dismissed = await knowledge.DismissQuestionAsync((await knowledge.OpenQuestionsAsync(10)).Single().Id, By);
        Ask("how far away is the moon");
        await FollowAsync();

        Assert.That((dismissed, (await knowledge.OpenQuestionsAsync(10)).Count), Is.EqualTo((true, 0)));
    }

    private CallId Ask(string heard, KnowledgeDecision outcome = KnowledgeDecision.Person, params string[] nearest)
    {
        var call = CallId.New();
        _journal.Append(new QuestionAsked { At = Time.GetUtcNow(), CallId = call, Heard = heard, Language = "en", Outcome = outcome, Article = nearest.FirstOrDefault(), Nearest = nearest });
        return call;
    }

    private void Judge(CallId call, bool helped) =>
        _journal.Append(new AnswerJudged { At = Time.GetUtcNow(), CallId = call, Article = "x", Helped = helped });

    /// <summary>Follows the journal to its end, as after a restart.</summary>
    private async Task FollowAsync()
    {
        var end = CallId.New();
        _journal.Append(new QuestionAsked { At = Time.GetUtcNow(), CallId = end, Heard = "the end", Language = "xx", Outcome = KnowledgeDecision.Speak });
        using var stop = new CancellationTokenSource();
        var follower = new JournalFollower("questions", new QuestionLog(Questions, SharedEncoders.Instance), _journal, Time, NullLogger.Instance).RunAsync(stop.Token);
        var giveUp = DateTime.UtcNow.AddSeconds(20);
        while (await Questions.LastOfCallAsync(end) is null && DateTime.UtcNow < giveUp)
        {
            await Task.Yield();
        }

        await stop.CancelAsync();
        await follower;
    }
}
