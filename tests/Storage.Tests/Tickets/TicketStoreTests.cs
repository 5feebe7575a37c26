using CallCenter.CallModel;
using CallCenter.Storage.Tickets;

namespace CallCenter.Storage.Tests.Tickets;

[TestFixture]
internal sealed class TicketStoreTests : StoreTest
{
    private readonly TicketStore _tickets;

    public TicketStoreTests() => _tickets = new TicketStore(Db);

    [Test]
    public async Task NextNumberAsync_ManyAtOnce_AreSequentialWithoutRepeat()
    {
        var numbers = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => _tickets.NextNumberAsync()));

        Assert.That(numbers.Order(), Is.EqualTo(Enumerable.Range(1, 30).Select(i => $"T-{i:000000}")));
    }

    [Test]
    public async Task InsertAsync_FullAndBareTicket_ComeBackAsTheyWere()
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
    public async Task UpdateAsync_WithAnOldVersion_ChangesNothing()
    {
        var ticket = Ticket("T-1");
        await InsertAsync(ticket);
        var first = ticket with { Subject = "first", Version = 2, UpdatedAt = Now.AddSeconds(1) };
        var second = ticket with { Subject = "second", Version = 2 };

        Assert.That(await _tickets.UpdateAsync(first, 1, [Event(ticket, "subject", "s", "first")]), Is.True);
        Assert.That(await _tickets.UpdateAsync(second, 1, [Event(ticket, "subject", "s", "second")]), Is.False);

        Assert.That(await _tickets.GetAsync(ticket.Id), Is.EqualTo(first));
        Assert.That((await _tickets.HistoryAsync(ticket.Id)).Select(e => (e.Field, e.To)), Is.EqualTo(
            ((string, string?)[])[("opened", null), ("subject", "first")]));
    }

    [Test]
    public async Task HistoryAsync_GivesWhoWhatWhenAndWhichCall()
    {
        var ticket = Ticket("T-1");
        await InsertAsync(ticket);
        var entry = new TicketEvent(0, ticket.Id, Now.AddSeconds(5), "ann", "state", "new", "handled", "note", CallId.New());
        await _tickets.AddEventAsync(entry);

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
        await InsertAsync(Ticket("T-3") with { CustomerId = customer.Id, Owner = "bob", State = TicketState.Assigned });

        Assert.That(await FindAsync(new TicketQuery()), Is.EqualTo((string[])["T-2", "T-3", "T-1"]));
        Assert.That(await FindAsync(new TicketQuery(Phone: "+491")), Is.EqualTo((string[])["T-2", "T-1"]));
        Assert.That(await FindAsync(new TicketQuery(Phone: "+491", OpenOnly: true)), Is.EqualTo((string[])["T-1"]));
        Assert.That(await FindAsync(new TicketQuery(CustomerId: customer.Id)), Is.EqualTo((string[])["T-3"]));
        Assert.That(await FindAsync(new TicketQuery(State: TicketState.Closed)), Is.EqualTo((string[])["T-2"]));
        Assert.That(await FindAsync(new TicketQuery(Owner: "bob", State: TicketState.Assigned)), Is.EqualTo((string[])["T-3"]));
        Assert.That(await FindAsync(new TicketQuery(Limit: 1)), Is.EqualTo((string[])["T-2"]));
        Assert.That(await FindAsync(new TicketQuery(Phone: "' OR 1=1 --")), Is.Empty);
    }

    private static Ticket Ticket(string number) => new(Guid.CreateVersion7(), number, "s", null, TicketSource.Phone, TicketType.Request,
        TicketPriority.Normal, TicketState.New, null, null, null, null, Now, Now, null);

    private static TicketEvent Event(Ticket ticket, string field, string? from, string? to) =>
        new(0, ticket.Id, Now, "system", field, from, to, null, null);

    private Task InsertAsync(Ticket ticket) => _tickets.InsertAsync(ticket, Event(ticket, "opened", null, null));

    private async Task<IEnumerable<string>> FindAsync(TicketQuery query) => (await _tickets.FindAsync(query)).Select(t => t.Number);
}
