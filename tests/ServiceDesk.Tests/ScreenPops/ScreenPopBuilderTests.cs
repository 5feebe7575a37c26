using CallCenter.ServiceDesk.ScreenPops;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallCenter.ServiceDesk.Tests.ScreenPops;

[TestFixture, Parallelizable(ParallelScope.All)]
internal sealed class ScreenPopBuilderTests
{
    private const string Number = "+49301234567";

    [Test]
    public async Task BuildAsync_KnownCallers_ShowsEverybodyTheirTicketsTrailQuestionsAndArticles()
    {
        await using var f = await DeskFixture.StartAsync();
        var bob = await f.CustomerAsync("Bob", Number);
        var zoe = await f.CustomerAsync("Zoe", Number);
        var ofBob = await f.TicketAsync(new NewTicket("Bob's", TicketSource.Email, CustomerId: bob.Id));
        f.Time.Advance(TimeSpan.FromSeconds(1));
        var ofNumber = await f.TicketAsync(new NewTicket("number's", TicketSource.Phone, Phone: Number));
        var closed = await f.TicketAsync(new NewTicket("closed", TicketSource.Phone, Phone: Number));
        await f.Desk.ChangeAsync(closed.Id, new TicketChange(State: TicketState.ClosedUnresolved), "ann");
        var call = await f.ArriveAsync(Number);
        call.AddTrail(TrailKind.Pressed, "main", "billing");
        call.Set("hours", "open");
        call.AddQuestion(Question(call, "bill", "bill", "meter", "gone"));

        var pop = await Builder(f, new Articles("bill", "meter", "tariff")).BuildAsync(call, "support", 7, CancellationToken.None);

        Assert.That(pop.Customers.Select(c => c.Id), Is.EquivalentTo((Guid[])[bob.Id, zoe.Id]));
        Assert.That(pop.OpenTickets.Select(t => t.Id), Is.EqualTo((Guid[])[ofNumber.Id, ofBob.Id]));
        Assert.That(pop.Articles.Select(a => a.Key), Is.EqualTo((string[])["bill", "meter"]));
        Assert.That((pop.Queue, pop.Lease, pop.From, pop.OfferedAt), Is.EqualTo(("support", 7L, Number, f.Time.GetUtcNow())));
        Assert.That(pop.Trail, Is.EqualTo(new[] { new TrailEntry(TrailKind.Pressed, "main", "billing") }));
        Assert.That(pop.Questions, Has.Count.EqualTo(1));
        Assert.That(pop.Variables["hours"], Is.EqualTo("open"));
    }

    [Test]
    public async Task BuildAsync_WithheldNumber_ShowsNobodysTickets()
    {
        await using var f = await DeskFixture.StartAsync();
        await f.Desk.LinkCallAsync(await f.ArriveAsync("anonymous"));
        var call = await f.ArriveAsync("anonymous");

        var pop = await Builder(f, new Articles()).BuildAsync(call, "support", 1, CancellationToken.None);

        Assert.That(pop.Customers, Is.Empty);
        Assert.That(pop.OpenTickets, Is.Empty);
    }

    [Test]
    public async Task BuildAsync_PartsThatFail_StayEmptyAndTheRestIsThere()
    {
        await using var f = await DeskFixture.StartAsync();
        await f.CustomerAsync("Bob", Number);
        var call = await f.ArriveAsync(Number);
        call.AddQuestion(Question(call, "bill"));

        var pop = await Builder(f, new Articles { Fails = true }).BuildAsync(call, "support", 1, CancellationToken.None);

        Assert.That(pop.Articles, Is.Empty);
        Assert.That(pop.Customers, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task BuildAsync_LateKnowledge_IsNotWaitedFor()
    {
        await using var f = await DeskFixture.StartAsync();
        var call = await f.ArriveAsync(Number);
        call.AddQuestion(Question(call, "bill"));
        var building = Builder(f, new Articles { Hangs = true }).BuildAsync(call, "support", 1, CancellationToken.None);

        while (!building.IsCompleted)
        {
            f.Time.Advance(TimeSpan.FromMilliseconds(250));
            await Task.Yield();
        }

        Assert.That((await building).Articles, Is.Empty);
    }

    [Test]
    public async Task BuildAsync_TheSameComplaintAgainAndAgain_IsSaidWithHintsAndContactsOverAllChannels()
    {
        await using var f = await DeskFixture.StartAsync();
        var (bob, _) = await f.Desk.SaveCustomerAsync(new Customer(Guid.Empty, "Bob", [Number], ValueClass: "A")
        {
            Contracts = [new Contract("K 12", "Basic")], Purchases = [new Purchase("Router", new DateOnly(2026, 1, 2), "O-77")],
        }, "ann");
        await f.Hints.SetAsync(
        [
            new UpsellHint("A", "basic", null, "offer Plus", "推荐升级版"), new UpsellHint(null, "-", null, "offer a contract", "推荐合同"),
            new UpsellHint(null, null, "ROUTER", "offer a mesh", "推荐组网"), new UpsellHint("B", null, null, "for B", "B类"),
        ]);
        foreach (var source in (TicketSource[])[TicketSource.Email, TicketSource.Web, TicketSource.Phone])
        {
            await f.TicketAsync(new NewTicket("No sound ", source, Type: TicketType.Complaint, CustomerId: bob!.Id));
            f.Time.Advance(TimeSpan.FromDays(1));
        }

        var earlier = await f.ArriveAsync(Number);
        await f.Desk.LinkCallAsync(earlier);
        await f.EndAsync(earlier);
        var call = await f.ArriveAsync(Number);
        await f.Desk.LinkCallAsync(call);
        await f.Journal.FlushAsync();

        var pop = await Builder(f, new Articles()).BuildAsync(call, "support", 1, CancellationToken.None);

        var profile = pop.Profiles.Single();
        Assert.That(profile.CustomerId, Is.EqualTo(bob!.Id));
        Assert.That(profile.Repeated, Is.EqualTo([new RepeatedSubject("No sound", 3, 3, 30)]));
        Assert.That(profile.Hints.Select(h => h.En), Is.EqualTo(["offer Plus", "offer a mesh"]));
        Assert.That(profile.Contacts.Select(c => (c.Channel, c.CallId)),
            Is.EqualTo(((TicketSource, CallId?)[])[(TicketSource.Phone, earlier.CallId), (TicketSource.Web, null), (TicketSource.Email, null)]));
    }

    [Test]
    public async Task BuildAsync_CompanysOwnPage_IsFilledInAndEscaped()
    {
        await using var f = await DeskFixture.StartAsync();
        await f.Desk.SaveCustomerAsync(new Customer(Guid.Empty, "Bob & Söhne", [Number]) { Code = "K/9" }, "ann");
        await f.Queues.AddAsync(new QueueConfig("vip")
        {
            Rules = new QueueRules { Company = new CompanyRule("https://crm.example.com/c?p={phone}&n={name}&k={customer}&a={data.account}&z={data.none}", CompanyPageTime.Answer) },
        });
        var call = await f.ArriveAsync(Number);
        call.Set("account", "4 2");

        var pop = await Builder(f, new Articles()).BuildAsync(call, "vip", 1, CancellationToken.None);

        Assert.That(pop.Company, Is.EqualTo(new CompanyPage("https://crm.example.com/c?p=%2B49301234567&n=Bob%20%26%20S%C3%B6hne&k=K%2F9&a=4%202&z=",
            CompanyPageTime.Answer, CompanyPagePlace.Tab)));
        Assert.That((await Builder(f, new Articles()).BuildAsync(call, "support", 1, CancellationToken.None)).Company, Is.Null);
    }

    [Test]
    public async Task ChooseAsync_OneOfSeveral_TicketRecordAndContextFollow()
    {
        await using var f = await DeskFixture.StartAsync();
        var bob = await f.CustomerAsync("Bob", Number);
        await f.CustomerAsync("Zoe", Number);
        var call = await f.ArriveAsync(Number);
        var ticket = await f.Desk.LinkCallAsync(call);
        var builder = Builder(f, new Articles());
        var pop = await builder.BuildAsync(call, "support", 7, CancellationToken.None);

        var chosen = (await builder.ChooseAsync(call, pop, bob.Id, "ann"))!;
        await f.EndAsync(call);

        Assert.That((ticket.CustomerId, chosen.Chosen, chosen.Ticket!.Id, chosen.Customers[0].Id), Is.EqualTo(((Guid?)null, (Guid?)bob.Id, ticket.Id, bob.Id)));
        Assert.That((await f.Desk.GetTicketAsync(ticket.Id))!.CustomerId, Is.EqualTo(bob.Id));
        Assert.That(call.Customers.Single().Id, Is.EqualTo(bob.Id));
        Assert.That((await f.Calls.GetAsync(call.CallId))!.CustomerId, Is.EqualTo(bob.Id));
        Assert.That(await builder.ChooseAsync(call, pop, Guid.NewGuid(), "ann"), Is.Null);
    }

    [Test]
    public async Task ChooseAsync_TicketOfSomebodyElse_StaysAndTheCallGetsAnother()
    {
        await using var f = await DeskFixture.StartAsync();
        var bob = await f.CustomerAsync("Bob", Number);
        var zoe = await f.CustomerAsync("Zoe", "+49309");
        var bobs = await f.TicketAsync(new NewTicket("Bob's", TicketSource.Phone, CustomerId: bob.Id));
        var call = await f.ArriveAsync(Number);
        Assert.That((await f.Desk.LinkCallAsync(call)).Id, Is.EqualTo(bobs.Id), "joined by the number");
        var builder = Builder(f, new Articles());

        var chosen = (await builder.ChooseAsync(call, await builder.BuildAsync(call, "support", 7, CancellationToken.None), zoe.Id, "ann"))!;
        await f.EndAsync(call);

        Assert.That(chosen.Ticket!.Id, Is.Not.EqualTo(bobs.Id));
        Assert.That((await f.Desk.GetTicketAsync(bobs.Id))!.CustomerId, Is.EqualTo(bob.Id));
        Assert.That((await f.Calls.GetAsync(call.CallId))!.TicketId, Is.EqualTo(chosen.Ticket.Id));
        Assert.That((await f.HistoryAsync(chosen.Ticket.Id)).Select(line => line.Field), Does.Contain("callEnded"));
    }

    private static ScreenPopBuilder Builder(DeskFixture f, IKnowledgeRetriever knowledge) =>
        new(f.Desk, new CallerProfiles(f.Desk, f.Calls, f.Hints, f.Time, new ProfileOptions()), f.Queues, knowledge, f.Time,
            NullLogger<ScreenPopBuilder>.Instance);

    private static QuestionAsked Question(CallContext call, string article, params string[] nearest) => new()
    {
        At = DateTimeOffset.UnixEpoch, CallId = call.CallId, Heard = "h", Language = "en", Outcome = KnowledgeDecision.Speak, Article = article,
        Nearest = nearest,
    };

    private sealed class Articles(params string[] keys) : IKnowledgeRetriever
    {
        public bool Fails { get; init; }

        public bool Hangs { get; init; }

        public ValueTask<KnowledgeRetrieval> FindAsync(string question, string language, CancellationToken ct = default) =>
            throw new NotSupportedException();

        public Task<Article?> GetAsync(string key, string language, CancellationToken ct = default) => this switch
        {
            { Fails: true } => throw new InvalidOperationException("broken"),
            { Hangs: true } => new TaskCompletionSource<Article?>().Task,
            _ => Task.FromResult(keys.Contains(key)
                ? new Article(Guid.CreateVersion7(), key, language, key, [], "answer", null, null, true, 1, DateTimeOffset.UnixEpoch)
                : null),
        };
    }
}
