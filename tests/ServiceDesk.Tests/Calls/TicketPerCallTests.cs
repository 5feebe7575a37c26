namespace CallCenter.ServiceDesk.Tests.Calls;

[TestFixture, Parallelizable(ParallelScope.All)]
internal sealed class TicketPerCallTests
{
    private const string Number = "+49301234567";

    [Test]
    public async Task LinkCallAsync_UnknownNumber_OpensATicketBoundToTheNumberAndWritesTheFact()
    {
        await using var f = await DeskFixture.StartAsync();
        var call = await f.ArriveAsync(Number);

        var ticket = await f.Desk.LinkCallAsync(call);

        Assert.That((ticket.Number, ticket.Phone, ticket.CustomerId, ticket.State, ticket.Source, ticket.Subject), Is.EqualTo(
            ("T-000001", Number, default(Guid?), TicketState.New, TicketSource.Phone, $"Call from {Number}")));
        Assert.That(call.Ticket, Is.EqualTo(ticket));
        await f.Journal.FlushAsync();
        Assert.That((await f.Journal.ReadAsync(0).LastAsync()).Fact, Is.EqualTo(new TicketLinked
        {
            At = f.Time.GetUtcNow(), Node = f.Db.Node, CallId = call.CallId, TicketId = ticket.Id, Number = "T-000001", Opened = true,
        }));
        Assert.That((await f.Calls.GetAsync(call.CallId))!.TicketId, Is.EqualTo(ticket.Id));
    }

    [Test]
    public async Task LinkCallAsync_SameNumberWithinTheWindow_JoinsAndSaysSo()
    {
        await using var f = await DeskFixture.StartAsync();
        var first = await LinkAsync(f, Number);
        f.Time.Advance(TimeSpan.FromDays(6));

        var second = await LinkAsync(f, Number);

        Assert.That(second.Id, Is.EqualTo(first.Id));
        Assert.That((second.UpdatedAt, second.Version), Is.EqualTo((f.Time.GetUtcNow(), 2)));
        Assert.That((await f.HistoryAsync(first.Id)).Select(line => line.Field), Is.EqualTo((string[])["opened", "joined"]));
        await f.Journal.FlushAsync();
        Assert.That(((TicketLinked)(await f.Journal.ReadAsync(0).LastAsync()).Fact).Opened, Is.False);
    }

    [Test]
    public async Task LinkCallAsync_AfterTheWindow_OpensAnew()
    {
        await using var f = await DeskFixture.StartAsync();
        var first = await LinkAsync(f, Number);
        f.Time.Advance(TimeSpan.FromDays(7) + TimeSpan.FromSeconds(1));

        Assert.That((await LinkAsync(f, Number)).Id, Is.Not.EqualTo(first.Id));
    }

    [TestCase(TicketState.Handled)]
    [TestCase(TicketState.ClosedUnresolved)]
    public async Task LinkCallAsync_HandledOrClosedTicket_IsNotJoined(TicketState state)
    {
        await using var f = await DeskFixture.StartAsync();
        var first = await LinkAsync(f, Number);
        await f.Desk.ChangeAsync(first.Id, new TicketChange(State: state), "ann");

        Assert.That((await LinkAsync(f, Number)).Id, Is.Not.EqualTo(first.Id));
    }

    [Test]
    public async Task LinkCallAsync_KnownCustomerOnAnotherNumber_JoinsTheNewestOpenTicketOfTheCustomer()
    {
        await using var f = await DeskFixture.StartAsync();
        var bob = await f.CustomerAsync("Bob", Number, "+49171555555");
        var first = await LinkAsync(f, Number);
        f.Time.Advance(TimeSpan.FromMinutes(1));
        var newest = await f.TicketAsync(new NewTicket("newer", TicketSource.Email, CustomerId: bob.Id));

        var joined = await LinkAsync(f, "+49171555555");

        Assert.That(first.CustomerId, Is.EqualTo(bob.Id));
        Assert.That(joined.Id, Is.EqualTo(newest.Id));
    }

    [Test]
    public async Task LinkCallAsync_SeveralCustomersWithTheNumber_BindsToTheNumberAndGuessesNobody()
    {
        await using var f = await DeskFixture.StartAsync();
        var bob = await f.CustomerAsync("Bob", Number);
        var bobs = await LinkAsync(f, Number);
        await f.CustomerAsync("Zoe", Number);

        var shared = await LinkAsync(f, Number);
        var again = await LinkAsync(f, Number);

        Assert.That(bobs.CustomerId, Is.EqualTo(bob.Id));
        Assert.That((shared.CustomerId, shared.Phone), Is.EqualTo((default(Guid?), Number)));
        Assert.That(shared.Id, Is.Not.EqualTo(bobs.Id));
        Assert.That(again.Id, Is.EqualTo(shared.Id));
    }

    [TestCase("anonymous")]
    [TestCase("Anonymous")]
    [TestCase("")]
    [TestCase("unavailable")]
    public async Task LinkCallAsync_WithheldNumber_AlwaysOpensANewTicket(string from)
    {
        await using var f = await DeskFixture.StartAsync();

        var first = await LinkAsync(f, from);
        var second = await LinkAsync(f, from);

        Assert.That(second.Id, Is.Not.EqualTo(first.Id));
        Assert.That(first.Phone, Is.Null);
        Assert.That(first.Subject, Is.EqualTo("Call from a withheld number"));
    }

    [Test]
    public async Task LinkCallAsync_Twice_LinksOnce()
    {
        await using var f = await DeskFixture.StartAsync();
        var call = await f.ArriveAsync(Number);

        var first = await f.Desk.LinkCallAsync(call);
        var second = await f.Desk.LinkCallAsync(call);

        Assert.That(second, Is.EqualTo(first));
        Assert.That(await f.HistoryAsync(first.Id), Has.Count.EqualTo(1));
    }

    private static async Task<Ticket> LinkAsync(DeskFixture f, string from) => await f.Desk.LinkCallAsync(await f.ArriveAsync(from));
}
