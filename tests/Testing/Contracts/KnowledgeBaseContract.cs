using CallCenter.CallModel.Faults;
using CallCenter.CallModel.Knowledge;
using NUnit.Framework;

namespace CallCenter.Testing.Contracts;

/// <summary>What the pages may rely on when they keep articles: the real knowledge base and its double answer alike.</summary>
public abstract class KnowledgeBaseContract
{
    private const string By = "ann";

    [Test]
    public async Task Save_NewArticle_IsFoundByIdKeyAndLanguage()
    {
        var knowledge = await OpenContractAsync();
        var (saved, error) = await knowledge.SaveAsync(Draft("pay"), By);
        Assert.That((error, saved?.Version), Is.EqualTo(((FieldFault?)null, 1)));
        Assert.That((await knowledge.GetAsync(saved!.Id))?.Key, Is.EqualTo("pay"));
        Assert.That((await knowledge.GetAsync("pay", "en"))?.Id, Is.EqualTo(saved.Id));
        Assert.That(await knowledge.GetAsync("pay", "zh"), Is.Null);
        Assert.That((await knowledge.ListAsync("en")).Select(a => a.Key), Is.EqualTo(new[] { "pay" }));
        Assert.That(await knowledge.ListAsync("zh"), Is.Empty);
    }

    [Test]
    public async Task Save_ApprovedWithoutAnAnswer_IsRefusedAtTheAnswer()
    {
        var knowledge = await OpenContractAsync();
        var (saved, error) = await knowledge.SaveAsync(Draft("pay") with { Answer = "" }, By);
        Assert.That((saved, error?.Field, error?.Code), Is.EqualTo(((Article?)null, "answer", FaultCode.Missing)));
    }

    [Test]
    public async Task Save_ChangedMeanwhile_IsRefusedAndTheFirstChangeStays()
    {
        var knowledge = await OpenContractAsync();
        var (read, _) = await knowledge.SaveAsync(Draft("pay"), By);
        var (first, _) = await knowledge.SaveAsync(read! with { Answer = "By card." }, By);
        var (second, error) = await knowledge.SaveAsync(read with { Answer = "By cash." }, By);
        Assert.That((first?.Version, second, error?.Field, error?.Code), Is.EqualTo((2, (Article?)null, "version", FaultCode.Changed)));
        Assert.That((await knowledge.GetAsync(read.Id))?.Answer, Is.EqualTo("By card."));
    }

    [Test]
    public async Task Save_KeyOfAnotherArticle_IsRefusedAtTheKey()
    {
        var knowledge = await OpenContractAsync();
        await knowledge.SaveAsync(Draft("pay"), By);
        var (saved, error) = await knowledge.SaveAsync(Draft("pay"), By);
        Assert.That((saved, error?.Field, error?.Code), Is.EqualTo(((Article?)null, "key", FaultCode.Taken)));
        Assert.That((await knowledge.SaveAsync(Draft("pay") with { Language = "zh" }, By)).Error, Is.Null, "another language has keys of its own");
    }

    [Test]
    public async Task Delete_Twice_SaysThatThereWasNothing()
    {
        var knowledge = await OpenContractAsync();
        var (saved, _) = await knowledge.SaveAsync(Draft("pay"), By);
        Assert.That((await knowledge.DeleteAsync(saved!.Id, By), await knowledge.DeleteAsync(saved.Id, By)), Is.EqualTo((true, false)));
        Assert.That(await knowledge.GetAsync(saved.Id), Is.Null);
    }

    [Test]
    public async Task Import_RowWithoutAnArticle_IsNamedAndTheOthersAreTaken()
    {
        var knowledge = await OpenContractAsync();
        using var csv = new StringReader("article,question\npay,how do I pay\n,who are you\npay,can I pay by card\n");
        var report = await knowledge.ImportCsvAsync(csv, By);
        Assert.That((report.Rejected.Select(r => r.Row).ToArray(), report.Phrasings), Is.EqualTo((new[] { 3 }, 2)));
        Assert.That((await knowledge.ListAsync("en")).Single().Phrasings, Is.EqualTo(new[] { "how do I pay", "can I pay by card" }));
    }

    [Test]
    public async Task QuestionThatDoesNotExist_CannotBeAdoptedDraftedOrDismissed()
    {
        var knowledge = await OpenContractAsync();
        var (saved, _) = await knowledge.SaveAsync(Draft("pay"), By);
        Assert.That((await knowledge.AdoptQuestionAsync(7, saved!.Id, By), await knowledge.DraftFromQuestionAsync(7, By), await knowledge.DismissQuestionAsync(7, By)),
            Is.EqualTo((false, (Article?)null, false)));
    }

    /// <summary>An empty knowledge base.</summary>
    protected abstract Task<IKnowledgeBase> OpenContractAsync();

    private static Article Draft(string key) => new(Guid.Empty, key, "en", "Paying", ["how do I pay"], "By transfer.", null, null, true, 0, default);
}
