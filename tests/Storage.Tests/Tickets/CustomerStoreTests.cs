using CallCenter.CallModel.Dialing;
using CallCenter.CallModel.Mail;
using CallCenter.Storage.Dialing;
using CallCenter.Storage.Mail;
using CallCenter.Storage.Search;
using CallCenter.Storage.Tickets;
using CallCenter.Testing;

namespace CallCenter.Storage.Tests.Tickets;

[TestFixture(DatabaseKind.Sqlite), TestFixture(DatabaseKind.Postgres)]
internal sealed class CustomerStoreTests : StoreTest
{
    private static readonly Customer Ann = new(
        Guid.CreateVersion7(), "Ann Smith", ["+492", "+491"], "ann@example.org", "Smith & Sons", "A", "likes tea", "zh");

    private readonly CustomerStore _customers;

    public CustomerStoreTests(DatabaseKind kind) : base(kind) => _customers = new CustomerStore(Db);

    [Test]
    public async Task SaveAsync_NewAndChanged_ComesBackAsSavedWithNumbersInOrder()
    {
        await _customers.SaveAsync(Ann);
        await AssertStoredAsync(Ann);

        var changed = Ann with { Name = "Ann Miller", Numbers = ["+493", "+492"], Email = null, Notes = null, Version = 2 };
        Assert.That(await _customers.SaveAsync(changed), Is.True);

        await AssertStoredAsync(changed);
        Assert.That(await _customers.FindByNumberAsync("+491"), Is.Empty);
    }

    [Test]
    public async Task OfGroupAsync_ByClassCompanyAndLanguage()
    {
        var ben = new Customer(Guid.CreateVersion7(), "Ben", ["+493"], null, "Elsewhere", "B", null, "en");
        await _customers.SaveAsync(Ann);
        await _customers.SaveAsync(ben);
        Assert.That((await _customers.OfGroupAsync(new CustomerGroup([]), 10)).Select(c => c.Name), Is.EqualTo(new[] { "Ann Smith", "Ben" }));
        Assert.That((await _customers.OfGroupAsync(new CustomerGroup(["A", "C"]), 10)).Single().Numbers, Is.EqualTo(Ann.Numbers));
        Assert.That((await _customers.OfGroupAsync(new CustomerGroup([], "smith & sons", "zh"), 10)).Single().Id, Is.EqualTo(Ann.Id));
        Assert.That(await _customers.OfGroupAsync(new CustomerGroup(["A"], "elsewhere"), 10), Is.Empty);
        Assert.That(await _customers.OfGroupAsync(new CustomerGroup([]), 1), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task FindByKeyAsync_NumberOfCustomerContractOrOrder_InAnyWriting()
    {
        var books = Ann with
        {
            Code = "K-17 a", Contracts = [new Contract("V/2024/9", "Plus", new DateOnly(2024, 1, 1), new DateOnly(2026, 12, 31))],
            Purchases = [new Purchase("Router", new DateOnly(2025, 5, 1), "O 55", "89 €")],
        };
        await _customers.SaveAsync(books);

        foreach (var key in (string[])["k17a", "V20249", "o-55"])
        {
            Assert.That((await _customers.FindByKeyAsync(CustomerKey.Of(key))).Select(c => c.Id), Is.EqualTo((Guid[])[Ann.Id]), key);
        }

        var stored = (await _customers.GetAsync(Ann.Id))!;
        Assert.That((stored.Code, stored.Contracts.Single(), stored.Purchases.Single()), Is.EqualTo((books.Code, books.Contracts[0], books.Purchases[0])));
        await _customers.SaveAsync(books with { Code = null, Contracts = [], Purchases = [], Version = 2 });
        Assert.That(await _customers.FindByKeyAsync("K17A"), Is.Empty);
    }

    [Test]
    public async Task Hints_ComeBackInTheirOrder_AndAreReplacedTogether()
    {
        var store = new UpsellHintStore(Db);
        await store.SetAsync([new UpsellHint("A", "*", null, "one", "一"), new UpsellHint(null, null, "Router", "two", "二")]);
        await store.SetAsync([new UpsellHint(null, null, "Router", "two", "二"), new UpsellHint("A", "*", null, "one", "一")]);

        Assert.That((await store.ListAsync()).Select(h => (h.ValueClass, h.Contract, h.Product, h.En, h.Zh)),
            Is.EqualTo(((string?, string?, string?, string, string)[])[(null, null, "Router", "two", "二"), ("A", "*", null, "one", "一")]));
    }

    [Test]
    public async Task SaveAsync_VersionThatDoesNotFollow_IsRefusedAndLeavesEverything()
    {
        await _customers.SaveAsync(Ann);
        Assert.That(await _customers.SaveAsync(Ann with { Name = "Twice", Numbers = [] }), Is.False, "there is a version 1");
        Assert.That(await _customers.SaveAsync(Ann with { Name = "Late", Numbers = [], Version = 3 }), Is.False);
        await AssertStoredAsync(Ann);

        await _customers.EraseAsync(Ann.Id);
        Assert.That(await _customers.SaveAsync(Ann with { Version = 2 }), Is.False, "who is erased does not come back");
        Assert.That(await _customers.GetAsync(Ann.Id), Is.Null);
    }

    [Test]
    public async Task FindByNumberAsync_SharedNumber_GivesEverybodyBestClassFirst()
    {
        await _customers.SaveAsync(new Customer(Guid.CreateVersion7(), "Zoe", ["+491"], ValueClass: "B"));
        await _customers.SaveAsync(Ann);
        await _customers.SaveAsync(new Customer(Guid.CreateVersion7(), "Bob", ["+497"]));

        var found = await _customers.FindByNumberAsync("+491");

        Assert.That(found.Select(c => c.Name), Is.EqualTo((string[])["Ann Smith", "Zoe"]));
        Assert.That(await _customers.FindByNumberAsync("+49"), Is.Empty, "a part of a number is not the number");
    }

    [TestCase("smith", 1)]
    [TestCase("sons", 1)]
    [TestCase("EXAMPLE.org", 1)]
    [TestCase("+49", 2)]
    [TestCase("100%", 1)]
    [TestCase("%", 1)]
    [TestCase("_", 0)]
    [TestCase("", 2)]
    public async Task SearchAsync_PartOfAnyField_Finds(string text, int count)
    {
        await _customers.SaveAsync(Ann);
        await _customers.SaveAsync(new Customer(Guid.CreateVersion7(), "100% Bob", ["+495"]));

        Assert.That(await _customers.SearchAsync(text, 10), Has.Count.EqualTo(count));
    }

    [Test]
    public async Task EraseAsync_TheCustomerIsGone_ItsTicketsStayWithoutNameAndNumber()
    {
        await _customers.SaveAsync(Ann);
        await _customers.SaveAsync(new Customer(Guid.CreateVersion7(), "Bob", ["+497"]));
        var store = new TicketStore(Db);
        var hers = await OpenAsync(store, Ann.Id, "+491", "Call from +491 (Ann Smith)");
        var other = await OpenAsync(store, null, "+491", "Call from +491");

        var said = new SaidTexts(Db);
        foreach (var (place, ticket) in new[] { (1, hers), (2, other) })
        {
            await said.TakeAsync(new JournalEntry(place, new TicketNoted { At = Now, By = "sam", Ticket = ticket, Note = "wants tea" }), default);
        }

        await said.KeepAsync(2, default);
        Assert.That(await _customers.EraseAsync(Ann.Id));

        Assert.That((await said.FindAsync("tea", null, 10)).Select(text => text.Ticket), Is.EqualTo(new Guid?[] { other }));
        var left = (await store.GetAsync(hers))!;
        Assert.That(await _customers.GetAsync(Ann.Id), Is.Null);
        Assert.That(await _customers.FindByNumberAsync("+491"), Is.Empty);
        Assert.That((left.CustomerId, left.Phone, left.Subject, left.Description), Is.EqualTo(((Guid?)null, (string?)null, "Call from *** (***)", "*** asks")));
        Assert.That((await store.HistoryAsync(hers)).Select(e => e.Note), Is.EqualTo((string[])["said to be ***"]));
        Assert.That((await store.GetAsync(other))!.Subject, Is.EqualTo("Call from +491"), "tickets of others are left alone");
        Assert.That(await _customers.EraseAsync(Ann.Id), Is.False);
        Assert.That(await _customers.SearchAsync("", 10), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task EraseAsync_LettersAndCampaignsForgetTheCustomerToo()
    {
        await _customers.SaveAsync(Ann);
        var (mails, leads, now) = (new MailStore(Db), new LeadStore(Db), DateTimeOffset.UnixEpoch);
        var hers = await OpenAsync(new TicketStore(Db), Ann.Id, "+491", "Call");
        OutMail[] written =
        [
            new(Guid.CreateVersion7(), "Ann@example.org", "Dear Ann", "tea", "ben", now, now), new(Guid.CreateVersion7(), "boss@example.org", "Ann", "tea", "ben", now, now, Ticket: hers),
            new(Guid.CreateVersion7(), "bob@example.org", "Dear Bob", "coffee", "ben", now, now),
        ];
        foreach (var mail in written)
        {
            await mails.AddAsync(mail);
        }

        var campaign = Guid.CreateVersion7();
        await new CampaignStore(Db).AddAsync(new Campaign(campaign, "spring", "sales", PacingMode.Power, "uk", CampaignState.Paused, now) { Seller = "Acme", CallerNumber = "+49800100" });
        await leads.AddAsync(campaign, [new Lead(Guid.CreateVersion7(), campaign, "+491", "Ann Smith"), new Lead(Guid.CreateVersion7(), campaign, "+497", "Bob")]);
        await _customers.EraseAsync(Ann.Id);
        Assert.That((await mails.ListAsync(MailState.Waiting, null, 10)).Select(mail => mail.Address), Is.EqualTo((string[])["bob@example.org"]));
        Assert.That((await mails.ListAsync(MailState.GivenUp, null, 10)).Select(mail => (mail.Address, mail.Subject, mail.Body)), Is.EqualTo(new[] { ("", "***", "***"), ("", "***", "***") }));
        Assert.That((await leads.ListAsync(campaign, null, 0, 10)).Select(lead => lead.Name), Is.EqualTo((string[])["Bob"]));
    }

    [Test]
    public async Task EraseAsync_WhileBeingDialed_TheListForgetsThem_TheBookHasTheEnd()
    {
        await _customers.SaveAsync(Ann);
        var (leads, campaign, call, now) = (new LeadStore(Db), Guid.CreateVersion7(), CallId.New(), DateTimeOffset.UnixEpoch);
        await new CampaignStore(Db).AddAsync(new Campaign(campaign, "spring", "sales", PacingMode.Power, "uk", CampaignState.Running, now) { Seller = "Acme", CallerNumber = "+49800100" });
        var lead = new Lead(Guid.CreateVersion7(), campaign, "+491", "Ann Smith");
        await leads.AddAsync(campaign, [lead]);
        var called = lead with { State = LeadState.Dialing, Attempts = 1, Call = call };
        DialRecord Step(DialStep step) => new(now, step, campaign, lead.Id, call, "+491", "uk") { CallerNumber = "+49800100", Seller = "Acme" };
        Assert.That(await leads.ClaimAsync(called, Step(DialStep.Dialed)), Is.True);
        await _customers.EraseAsync(Ann.Id);
        Assert.That(await leads.ListAsync(campaign, null, 0, 10), Is.Empty);
        Assert.That(await leads.FinishAsync(called with { State = LeadState.Waiting }, Step(DialStep.Ended) with { Result = DialResult.NoAnswer }), Is.True);
        Assert.That(await leads.ListAsync(campaign, null, 0, 10), Is.Empty, "whoever was erased does not come back");
    }

    [Test]
    public async Task MergeAsync_TheOneWhoStaysHasTheTicketsOfBoth()
    {
        var twin = new Customer(Guid.CreateVersion7(), "A. Smith", ["+499"]);
        await _customers.SaveAsync(Ann);
        await _customers.SaveAsync(twin);
        var store = new TicketStore(Db);
        var ticket = await OpenAsync(store, twin.Id, "+499", "where is my tea");

        var both = Ann with { Numbers = [.. Ann.Numbers, .. twin.Numbers], Version = 2 };
        Assert.That(await _customers.MergeAsync(twin with { Version = 2 }, both), Is.False, "the other was not read as it is stored");
        await AssertStoredAsync(Ann);
        Assert.That(await _customers.MergeAsync(twin, both), Is.True);

        await AssertStoredAsync(both);
        Assert.That(await _customers.GetAsync(twin.Id), Is.Null);
        Assert.That((await store.GetAsync(ticket))!.CustomerId, Is.EqualTo(Ann.Id));
    }

    [Test]
    public async Task NamesAsync_OfThoseWhoExist()
    {
        await _customers.SaveAsync(Ann);
        var names = await _customers.NamesAsync([Ann.Id, Guid.NewGuid()]);
        Assert.That(names, Is.EqualTo(new Dictionary<Guid, string> { [Ann.Id] = "Ann Smith" }));
        Assert.That(await _customers.NamesAsync([]), Is.Empty);
    }

    private static Task<Guid> OpenAsync(TicketStore store, Guid? customer, string phone, string subject) => store.ChangeAsync(rows =>
    {
        var id = Guid.CreateVersion7();
        rows.Insert(
            new Ticket(id, rows.NextNumber(), subject, "Ann Smith asks", TicketSource.Phone, TicketType.Request, TicketPriority.Normal, TicketState.New,
                null, null, customer, phone, Now, Now, null),
            new TicketEvent(0, id, Now, "system", "opened", null, null, "said to be Ann Smith", null));
        return id;
    });

    private async Task AssertStoredAsync(Customer expected)
    {
        var stored = await _customers.GetAsync(expected.Id);
        Assert.That(stored, Is.Not.Null);
        Assert.That(stored!.Numbers, Is.EqualTo(expected.Numbers));
        Assert.That(stored, Is.EqualTo(expected).UsingPropertiesComparer());
    }
}
