using CallCenter.CallModel.Mail;
using CallCenter.Storage.Callbacks;
using CallCenter.Storage.Mail;
using CallCenter.Storage.Tickets;
using CallCenter.Testing;

namespace CallCenter.Storage.Tests.Mail;

[TestFixture(DatabaseKind.Sqlite), TestFixture(DatabaseKind.Postgres)]
internal sealed class MailStoreTests : StoreTest
{
    private readonly MailStore _mail;

    public MailStoreTests(DatabaseKind kind) : base(kind) => _mail = new MailStore(Db);

    [Test]
    public async Task Templates_AreShippedInBothLanguages_AndReplaced()
    {
        Assert.That((await _mail.TemplatesAsync()).Select(t => (t.Name, t.Language)), Is.EqualTo(new[] { ("missed", "en"), ("missed", "zh"), ("reminder", "en"), ("reminder", "zh"), ("solved", "en"), ("solved", "zh") }));
        var mine = new MailTemplate("solved", "zh", "{ticket}", "您好", 2);
        Assert.That((await _mail.PutAsync(mine), await _mail.PutAsync(mine with { Body = "too late" })), Is.EqualTo((true, false)));
        Assert.That(await _mail.PutAsync(new MailTemplate("gone", "en", "s", "b", 5)), Is.False, "what was deleted meanwhile does not come back");
        Assert.That((await _mail.TemplatesAsync())[5], Is.EqualTo(mine));
        Assert.That((await _mail.DeleteTemplateAsync("missed"), await _mail.DeleteTemplateAsync("missed"), (await _mail.TemplatesAsync()).Count), Is.EqualTo((true, false, 4)));
    }

    [Test]
    public async Task Rules_ComeBackAsSaved()
    {
        var rule = new MailRule(Guid.CreateVersion7(), MailTrigger.TicketClosed, "solved", "sales", "bill", Now);
        await _mail.PutAsync(rule);
        var changed = rule with { Enabled = false, Queue = null, Version = 2, Trigger = MailTrigger.CallDisposed, Disposition = "brochure", Print = true };
        Assert.That((await _mail.PutAsync(changed), await _mail.PutAsync(changed with { Queue = "late" })), Is.EqualTo((true, false)));
        Assert.That(await _mail.RulesAsync(), Is.EqualTo(new[] { changed }));
        Assert.That((await _mail.DeleteRuleAsync(rule.Id), await _mail.DeleteRuleAsync(rule.Id)), Is.EqualTo((true, false)));
    }

    [Test]
    public async Task Outbox_TakesACauseOnce_AndGivesWhatIsDue()
    {
        var first = new OutMail(Guid.CreateVersion7(), "ann@example.org", "你好", "Text", "rule", Now, Now, "ticket:1:x", Guid.NewGuid(), Print: true);
        Assert.That((await _mail.AddAsync(first), await _mail.AddAsync(first with { Id = Guid.CreateVersion7() })), Is.EqualTo((true, false)));
        var byHand = new OutMail(Guid.CreateVersion7(), "ben@example.org", "b", "b", "ann", Now.AddSeconds(1), Now.AddHours(1));
        Assert.That((await _mail.AddAsync(byHand), await _mail.AddAsync(byHand with { Id = Guid.CreateVersion7() })), Is.EqualTo((true, true)), "without a cause as often as wanted");
        Assert.That(await _mail.DueAsync(Now, 10), Is.EqualTo(new[] { first }));
        var sent = first with { State = MailState.Sent, Attempts = 2, SentAt = Now.AddMinutes(1), Error = null };
        await _mail.UpdateAsync(sent);
        Assert.That((await _mail.GetAsync(first.Id), await _mail.DueAsync(Now, 10)), Is.EqualTo((sent, Array.Empty<OutMail>())));
        Assert.That((await _mail.ListAsync(MailState.Waiting, null, 10)).Count, Is.EqualTo(2));
        Assert.That(await _mail.ListAsync(null, first.Ticket, 10), Is.EqualTo(new[] { sent }));
    }

    [Test]
    public async Task File_GoesWithItsLetter_UntilThatIsSent()
    {
        var mail = new OutMail(Guid.CreateVersion7(), "ann@example.org", "s", "b", "sam", Now, Now, "report:a:1:0");
        var file = new MailFile("报表.csv", "text/csv", [0, 1, 255]);
        await _mail.AddAsync(mail, file);
        Assert.That(await _mail.AddAsync(mail with { Id = Guid.CreateVersion7() }, file), Is.False);
        await _mail.AddAsync(mail with { Id = Guid.CreateVersion7(), Cause = "report:a:10:0" });
        Assert.That((await _mail.AboutAsync("report:a:1:")).Single(), Is.EqualTo(mail), "and not the letters of another time");
        var kept = (await _mail.FileAsync(mail.Id))!;
        Assert.That((kept.Name, kept.Type, kept.Content), Is.EqualTo((file.Name, file.Type, file.Content)));
        await _mail.UpdateAsync(mail with { State = MailState.GivenUp });
        Assert.That(await _mail.FileAsync(mail.Id), Is.Not.Null, "it may be tried again");
        await _mail.UpdateAsync(mail with { State = MailState.Sent });
        Assert.That(await _mail.FileAsync(mail.Id), Is.Null);
    }

    [Test]
    public async Task Causes_AreClosedTicketsAndMissedCallbacks()
    {
        var ticket = new Ticket(Guid.CreateVersion7(), "T-1", "bill", null, TicketSource.Phone, TicketType.Request, TicketPriority.Normal, TicketState.Handled, null, null, null, null, Now, Now, null);
        await new TicketStore(Db).ChangeAsync(rows =>
        {
            rows.Insert(ticket, new TicketEvent(0, ticket.Id, Now, "ann", "opened", null, "T-1", null, null));
            rows.Update(ticket with { State = TicketState.Closed, Version = 2 }, [new TicketEvent(0, ticket.Id, Now.AddMinutes(1), "ann", "state", "handled", "closed", null, null)]);
            return 0;
        });
        var callbacks = new CallbackStore(Db);
        var waiting = new Callback(Guid.CreateVersion7(), "+4930555001", "Ben", "sales", null, TicketSource.Web, CallbackState.Waiting, Now, null, null, null, null);
        await callbacks.AddAsync(waiting);
        await callbacks.UpdateAsync(waiting with { State = CallbackState.Done, DoneAt = Now.AddMinutes(2), Result = CallbackEnd.NotReached }, CallbackState.Waiting);

        var causes = await _mail.CausesAsync(Now, 10);
        Assert.That(causes.Select(c => (c.Trigger, c.At, c.Queue, c.Ticket, c.Number, c.Name)), Is.EqualTo(new (MailTrigger, DateTimeOffset, string?, Guid?, string?, string?)[]
        {
            (MailTrigger.TicketClosed, Now.AddMinutes(1), null, ticket.Id, null, null), (MailTrigger.CallbackMissed, Now.AddMinutes(2), "sales", null, "+4930555001", "Ben"),
        }));
        Assert.That(await _mail.CausesAsync(Now.AddMinutes(3), 10), Is.Empty);
        Assert.That((await _mail.CausesAsync(Now, 10)).Select(c => c.Id), Is.EqualTo(causes.Select(c => c.Id)), "the same event has the same name");
    }
}
