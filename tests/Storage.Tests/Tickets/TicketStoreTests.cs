using CallCenter.Storage.Tickets;
using CallCenter.Testing;
using Dapper;

namespace CallCenter.Storage.Tests.Tickets;

[TestFixture(DatabaseKind.Sqlite), TestFixture(DatabaseKind.Postgres)]
internal sealed class TicketStoreTests : StoreTest
{
    private readonly TicketStore _tickets;

    public TicketStoreTests(DatabaseKind kind) : base(kind) => _tickets = new TicketStore(Db);

    [Test]
    public async Task NextNumber_ManyAtOnce_AreSequentialWithoutRepeat()
    {
        var numbers = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => _tickets.ChangeAsync(rows => rows.NextNumber())));

        Assert.That(numbers.Order(), Is.EqualTo(Enumerable.Range(1, 30).Select(i => $"T-{i:000000}")));
    }

    [Test]
    public async Task Insert_FullAndBareTicket_ComeBackAsTheyWere()
    {
        var customer = new Customer(Guid.CreateVersion7(), "Ann", ["+49301"]);
        await new CustomerStore(Db).SaveAsync(customer);
        var full = Ticket("T-1") with
        {
            Description = "d", Owner = "ann", Department = "dep", CustomerId = customer.Id, Phone = "+491", ClosedAt = Now.AddHours(1),
            Disposition = "solved", Type = TicketType.Complaint, Priority = TicketPriority.High, State = TicketState.ClosedUnresolved,
        };
        var bare = Ticket("T-2");
        await InsertAsync(full);
        await InsertAsync(bare);

        Assert.That(await _tickets.GetAsync(full.Id), Is.EqualTo(full));
        Assert.That(await _tickets.GetAsync(bare.Id), Is.EqualTo(bare));
        Assert.That(await _tickets.GetAsync(Guid.CreateVersion7()), Is.Null);
    }

    [Test]
    public async Task ChangeAsync_WorkThatFails_LeavesNothingBehind()
    {
        var ticket = Ticket("T-1");
        await InsertAsync(ticket);
        var changed = ticket with { Subject = "changed", Version = 2, UpdatedAt = Now.AddSeconds(1) };

        Assert.That(
            async () => await _tickets.ChangeAsync<bool>(rows =>
            {
                rows.Update(changed, [Event(ticket, "subject", "s", "changed")]);
                rows.SetPosition("a", 7);
                throw new InvalidOperationException();
            }),
            Throws.InvalidOperationException);

        Assert.That(await _tickets.GetAsync(ticket.Id), Is.EqualTo(ticket));
        Assert.That(await _tickets.HistoryAsync(ticket.Id), Has.Count.EqualTo(1));
        Assert.That(await PositionAsync("a"), Is.Zero);
    }

    [Test]
    public async Task Update_OfATicket_ChangesAllButHowItWasOpened()
    {
        var ticket = Ticket("T-1");
        await InsertAsync(ticket);
        var changed = new Ticket(ticket.Id, "T-1", "subject", "text", TicketSource.Phone, TicketType.Complaint, TicketPriority.High,
            TicketState.Closed, "ann", "billing", null, "+492", Now, Now.AddSeconds(1), Now.AddSeconds(2), "solved", 2);

        await UpdateAsync(changed, Event(ticket, "subject", "s", "subject"));

        Assert.That(await _tickets.GetAsync(ticket.Id), Is.EqualTo(changed));
    }

    [Test]
    public async Task SetPosition_Twice_KeepsTheLastOfEachFollower()
    {
        await _tickets.ChangeAsync(rows =>
        {
            rows.SetPosition("a", 5);
            rows.SetPosition("a", 7);
            rows.SetPosition("b", 1);
            return true;
        });

        Assert.That(await PositionAsync("a"), Is.EqualTo(7));
        Assert.That(await PositionAsync("b"), Is.EqualTo(1));
        Assert.That(await PositionAsync("c"), Is.Zero);
    }

    [Test]
    public async Task HistoryAsync_GivesWhoWhatWhenAndWhichCall()
    {
        var ticket = Ticket("T-1");
        await InsertAsync(ticket);
        var entry = new TicketEvent(0, ticket.Id, Now.AddSeconds(5), "ann", "state", "new", "handled", "note", CallId.New());
        await UpdateAsync(ticket, entry);

        var last = (await _tickets.HistoryAsync(ticket.Id))[^1];

        Assert.That(last with { Id = 0 }, Is.EqualTo(entry));
        Assert.That(last.Id, Is.GreaterThan(0));
    }

    [Test]
    public async Task FindAsync_EachFilter_GivesItsOwnLastChangedFirst()
    {
        var customer = new Customer(Guid.CreateVersion7(), "Ann", []);
        await new CustomerStore(Db).SaveAsync(customer);
        await InsertAsync(Ticket("T-1") with { Phone = "+491" });
        await InsertAsync(Ticket("T-2") with { Phone = "+491", State = TicketState.Closed, UpdatedAt = Now.AddSeconds(9) });
        await InsertAsync(Ticket("T-3") with { CustomerId = customer.Id, Owner = "bob", State = TicketState.Assigned, UpdatedAt = Now.AddSeconds(1) });

        Assert.That(await FindAsync(new TicketQuery()), Is.EqualTo((string[])["T-2", "T-3", "T-1"]));
        Assert.That(await FindAsync(new TicketQuery(Phone: "+491")), Is.EqualTo((string[])["T-2", "T-1"]));
        Assert.That(await FindAsync(new TicketQuery(Phone: "+491", OpenOnly: true)), Is.EqualTo((string[])["T-1"]));
        Assert.That(await FindAsync(new TicketQuery(CustomerId: customer.Id)), Is.EqualTo((string[])["T-3"]));
        Assert.That(await FindAsync(new TicketQuery(State: TicketState.Closed)), Is.EqualTo((string[])["T-2"]));
        Assert.That(await FindAsync(new TicketQuery(Owner: "bob", State: TicketState.Assigned)), Is.EqualTo((string[])["T-3"]));
        Assert.That(await FindAsync(new TicketQuery(Limit: 1)), Is.EqualTo((string[])["T-2"]));
        Assert.That(await FindAsync(new TicketQuery(Phone: "' OR 1=1 --")), Is.Empty);
    }

    [Test]
    public async Task FindAsync_PageByPage_EachTicketOnceEvenWhenTheLastOneMoves()
    {
        for (var i = 1; i <= 5; i++)
        {
            await InsertAsync(Ticket($"T-{i}") with { UpdatedAt = Now.AddSeconds(i / 2) });
        }

        var first = await _tickets.FindAsync(new TicketQuery(Limit: 2));
        await UpdateAsync(first[1] with { UpdatedAt = Now.AddHours(1) }, Event(first[1], "note", null, null));
        var rest = await _tickets.FindAsync(new TicketQuery { Before = new TicketPlace(first[1].UpdatedAt, first[1].Id) });

        Assert.That(first.Concat(rest).Select(t => t.Number), Is.EquivalentTo((string[])["T-5", "T-4", "T-3", "T-2", "T-1"]));
    }

    [Test]
    public async Task FindAsync_ForAnAgent_OwnWorkOwnQueuesAndTheCallerAtHand()
    {
        var customer = new Customer(Guid.CreateVersion7(), "Ann", []);
        await new CustomerStore(Db).SaveAsync(customer);
        Ticket[] all = [.. new[] { "others", "owned", "noted", "department", "queue", "talked", "phone", "customer", "hand" }.Select(Ticket)];
        all[1] = all[1] with { Owner = "eve" };
        all[3] = all[3] with { Department = "billing" };
        all[6] = all[6] with { Phone = "+491" };
        all[7] = all[7] with { CustomerId = customer.Id };
        foreach (var ticket in all)
        {
            await InsertAsync(ticket);
        }

        await UpdateAsync(all[2], Event(all[2], "note", null, null) with { By = "eve" });
        await CallAsync(all[0], "bob", "sales");
        await CallAsync(all[4], "bob", "billing");
        await CallAsync(all[5], "eve", "sales");

        Assert.That(await ForAsync(new AgentScope("eve", ["billing"], [], [], null)), Is.EquivalentTo((string[])["owned", "noted", "department", "queue", "talked"]));
        Assert.That(await ForAsync(new AgentScope("new", [], ["+491"], [customer.Id], all[8].Id)), Is.EquivalentTo((string[])["phone", "customer", "hand"]));
        Assert.That(await FindAsync(new TicketQuery { Id = all[0].Id, For = new AgentScope("eve", ["billing"], [], [], null) }), Is.Empty);

        Task<IEnumerable<string>> ForAsync(AgentScope scope) => FindAsync(new TicketQuery { For = scope });
    }

    private Task CallAsync(Ticket ticket, string agent, string queue) => Db.WriteAsync(c => c.Execute(
        """
        INSERT INTO calls (id, direction, from_number, to_number, started_at, first_seq, ended_at, result, reason, ticket_id, agent, queue, facts)
        VALUES (@Id, 'inbound', '+497', '100', 1, 1, 2, 'completed', 'callerHungUp', @Ticket, @agent, @queue, '')
        """,
        new { Id = CallId.New().ToString(), Ticket = ticket.Id.ToString("N"), agent, queue }));

    private static Ticket Ticket(string number) => new(Guid.CreateVersion7(), number, "s", null, TicketSource.Phone, TicketType.Request,
        TicketPriority.Normal, TicketState.New, null, null, null, null, Now, Now, null);

    private static TicketEvent Event(Ticket ticket, string field, string? from, string? to) =>
        new(0, ticket.Id, Now, "system", field, from, to, null, null);

    private Task<long> PositionAsync(string follower) => _tickets.ChangeAsync(rows => rows.GetPosition(follower));

    private Task InsertAsync(Ticket ticket) => _tickets.ChangeAsync(rows =>
    {
        rows.Insert(ticket, Event(ticket, "opened", null, null));
        return true;
    });

    private Task UpdateAsync(Ticket ticket, TicketEvent line) => _tickets.ChangeAsync(rows =>
    {
        rows.Update(ticket, [line]);
        return true;
    });

    private async Task<IEnumerable<string>> FindAsync(TicketQuery query) => (await _tickets.FindAsync(query)).Select(t => t.Number);
}
