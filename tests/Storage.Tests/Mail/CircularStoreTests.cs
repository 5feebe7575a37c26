using CallCenter.CallModel.Mail;
using CallCenter.Storage.Mail;
using CallCenter.Storage.Tickets;
using CallCenter.Testing;

namespace CallCenter.Storage.Tests.Mail;

[TestFixture(DatabaseKind.Sqlite), TestFixture(DatabaseKind.Postgres)]
internal sealed class CircularStoreTests : StoreTest
{
    private readonly CircularStore _store;
    private readonly MailStore _mail;
    private readonly OptOutStore _optOuts;

    public CircularStoreTests(DatabaseKind kind) : base(kind) => (_store, _mail, _optOuts) = (new CircularStore(Db), new MailStore(Db), new OptOutStore(Db));

    [Test]
    public async Task Circular_ComesBackAsSaved_AndTheSecondOfTwoMovesIsRefused()
    {
        var draft = new Circular(Guid.CreateVersion7(), "Spring 春", "reminder", 60, "sam", Now);
        await _store.AddAsync(draft);
        Assert.That(await _store.AddAsync(draft.Id, [Person("ann@example.org"), Person("ben@example.org"), Person("ann@example.org")]), Is.EqualTo(2));
        Assert.That((await _store.KnownAsync(draft.Id, ["ann@example.org", "zoe@example.org"])).Single(), Is.EqualTo("ann@example.org"));
        var running = draft with { State = CircularState.Running, Texts = [new MailTemplate("reminder", "en", "s", "b")], StartedAt = Now.AddMinutes(1) };
        Assert.That((await _store.MoveAsync(running, CircularState.Draft), await _store.MoveAsync(running, CircularState.Draft)), Is.EqualTo((true, false)));
        var view = (await _store.ListAsync()).Single();
        Assert.That((view.Circular.State, view.Circular.StartedAt, view.Circular.Texts.Single(), view.Letters[CircularLetterState.Waiting]),
            Is.EqualTo((CircularState.Running, running.StartedAt, running.Texts[0], 2)));
        Assert.That((await _store.RunningAsync()).Single().Id, Is.EqualTo(draft.Id));
        Assert.That((await _store.AddAsync(draft.Id, [Person("zoe@example.org")]), await _store.DeleteAsync(draft.Id)), Is.EqualTo(((int?)null, false)), "it runs");
    }

    [Test]
    public async Task Letter_IsWrittenOnce_AndStandsAsItsMailStands()
    {
        var (circular, ann, ben, zoe) = (await RunningAsync(), Person("ann@example.org"), Person("ben@example.org"), Person("zoe@example.org"));
        await FillAsync(circular, ann, ben, zoe);
        var mail = Mail(ann);
        await _store.WriteAsync(circular.Id, [(ann, mail), (ben, null)], Now);
        await _store.WriteAsync(circular.Id, [(ann, Mail(ann))], Now.AddMinutes(1));
        Assert.That((await _store.NextAsync(circular.Id, 10)).Single().Address, Is.EqualTo("zoe@example.org"));
        Assert.That(await _store.PaceAsync(circular.Id), Is.EqualTo(((DateTimeOffset?)Now, 1)));
        Assert.That((await _mail.ListAsync(null, null, 10)).Single(), Is.EqualTo(mail), "the second time is none");
        Assert.That((await _store.LettersAsync(circular.Id, null, 0, 10)).Select(letter => letter.State),
            Is.EqualTo(new[] { CircularLetterState.InOutbox, CircularLetterState.OptedOut, CircularLetterState.Waiting }));

        await _mail.UpdateAsync(mail with { State = MailState.Sent, SentAt = Now.AddMinutes(2), Attempts = 1 });
        var sent = (await _store.LettersAsync(circular.Id, CircularLetterState.Sent, 0, 10)).Single();
        Assert.That((sent.To.Id, sent.At), Is.EqualTo((ann.Id, Now.AddMinutes(2))));
        Assert.That((await _mail.ToAsync("ANN@example.org", 10)).Single().Id, Is.EqualTo(mail.Id));
    }

    [Test]
    public async Task Paused_IsNotDue_Stopped_IsGivenUp_AndWhoWantsNoneIsKnownByTheLink()
    {
        var (circular, ann) = (await RunningAsync(), Person("ann@example.org"));
        await FillAsync(circular, ann);
        var mail = Mail(ann);
        await _store.WriteAsync(circular.Id, [(ann, mail)], Now);
        Assert.That((await _mail.DueAsync(Now, 10)).Single().Id, Is.EqualTo(mail.Id));
        await _store.MoveAsync(circular with { State = CircularState.Paused }, CircularState.Running);
        Assert.That((await _mail.DueAsync(Now, 10), (await _store.PassAsync(mail.Id))!.IsHeld), Is.EqualTo((Array.Empty<OutMail>(), true)));
        Assert.That((await _optOuts.AddAsync(Guid.NewGuid(), Now), await _optOuts.AddAsync(ann.Id, Now), await _optOuts.AddAsync(ann.Id, Now)), Is.EqualTo((false, true, true)));
        Assert.That(await _store.PassAsync(mail.Id), Is.EqualTo(new CircularPass(ann.Id, true, true)));
        Assert.That((await _optOuts.ListAsync("ANN@", 10)).Single(), Is.EqualTo(new OptOut("ann@example.org", Now, OptOut.Themselves)));
        await _store.MoveAsync(circular with { State = CircularState.Stopped }, CircularState.Paused);
        Assert.That((await _mail.GetAsync(mail.Id))!.State, Is.EqualTo(MailState.GivenUp));
        Assert.That((await _store.DeleteAsync(circular.Id), await _optOuts.AddAsync(ann.Id, Now)), Is.EqualTo((false, true)), "the link in a letter goes on working");
        var draft = circular with { Id = Guid.CreateVersion7(), State = CircularState.Draft };
        await _store.AddAsync(draft);
        await _store.AddAsync(draft.Id, [Person("zoe@example.org")]);
        Assert.That((await _store.DeleteAsync(draft.Id), await _store.GetAsync(draft.Id), (await _store.LettersAsync(draft.Id, null, 0, 9)).Count), Is.EqualTo((true, (CircularView?)null, 0)));
    }

    [Test]
    public async Task ErasedCustomer_IsOnNoList()
    {
        var circular = await RunningAsync();
        await FillAsync(circular, Person("ann@example.org"), Person("ben@example.org"));
        var customers = new CustomerStore(Db);
        var ann = new Customer(Guid.CreateVersion7(), "Ann", [], "Ann@Example.org");
        await customers.SaveAsync(ann);
        await customers.EraseAsync(ann.Id);
        Assert.That((await _store.LettersAsync(circular.Id, null, 0, 10)).Single().To.Address, Is.EqualTo("ben@example.org"));
    }

    private async Task<Circular> RunningAsync()
    {
        var circular = new Circular(Guid.CreateVersion7(), "Spring", "reminder", 60, "sam", Now);
        await _store.AddAsync(circular);
        return circular with { State = CircularState.Running };
    }

    private async Task FillAsync(Circular running, params CircularRecipient[] people)
    {
        await _store.AddAsync(running.Id, people);
        await _store.MoveAsync(running, CircularState.Draft);
    }

    private static CircularRecipient Person(string address) => new(Guid.NewGuid(), address, "Name", "Acme", "+49301", "zh", "own text");

    private static OutMail Mail(CircularRecipient to) => new(Guid.CreateVersion7(), to.Address, "s", "b", "sam", Now, Now, $"circular:{to.Id:N}");
}
