namespace CallCenter.ServiceDesk.Tests.Tickets;

[TestFixture, Parallelizable(ParallelScope.All)]
internal sealed class TicketDeskTests
{
    [Test]
    public async Task CreateAsync_Good_IsNumberedStoredAndHasItsFirstLine()
    {
        await using var f = await DeskFixture.StartAsync();
        var customer = await f.CustomerAsync("Bob", "030 1234567");

        var result = await f.Desk.CreateAsync(
            new NewTicket(" Meter broken ", TicketSource.Email, " text ", TicketType.Complaint, TicketPriority.High, "field", customer.Id,
                "030/1234567"), "ann");

        var ticket = result.Ticket!;
        Assert.That(ticket, Is.EqualTo(new Ticket(ticket.Id, "T-000001", "Meter broken", "text", TicketSource.Email, TicketType.Complaint,
            TicketPriority.High, TicketState.New, null, "field", customer.Id, "+49301234567", f.Time.GetUtcNow(), f.Time.GetUtcNow(), null)));
        Assert.That(await f.Desk.GetTicketAsync(ticket.Id), Is.EqualTo(ticket));
        Assert.That(await f.HistoryAsync(ticket.Id), Is.EqualTo(((string, string, string?, string?)[])[("ann", "opened", "T-000001", null)]));
        Assert.That(await f.Desk.FindTicketsAsync(new TicketQuery(Phone: "(030) 123 45 67")), Is.EqualTo((Ticket[])[ticket]));
    }

    [TestCase("", null, null, "subject")]
    [TestCase("  ", null, null, "subject")]
    [TestCase("s", "nobody", null, "owner")]
    [TestCase("s", null, "0198d0c0111172228333444455556666", "customerId")]
    public async Task CreateAsync_Wrong_NamesTheField(string subject, string? owner, string? customer, string field)
    {
        await using var f = await DeskFixture.StartAsync();

        var result = await f.Desk.CreateAsync(
            new NewTicket(subject, TicketSource.Web, Owner: owner, CustomerId: customer is null ? null : Guid.Parse(customer)), "ann");

        Assert.That(result.Ok, Is.False);
        Assert.That(result.Error!.Field, Is.EqualTo(field));
        Assert.That(await f.Desk.FindTicketsAsync(new TicketQuery()), Is.Empty);
    }

    [Test]
    public async Task CreateAsync_TooLongText_NamesTheField()
    {
        await using var f = await DeskFixture.StartAsync();

        var subject = await f.Desk.CreateAsync(new NewTicket(new string('x', 301), TicketSource.Web), "ann");
        var description = await f.Desk.CreateAsync(new NewTicket("s", TicketSource.Web, new string('x', 8001)), "ann");

        Assert.That((subject.Error!.Field, subject.Error.Code, subject.Error.Args["max"]), Is.EqualTo(("subject", FaultCode.TooLong, 300)));
        Assert.That(description.Error!.Field, Is.EqualTo("description"));
    }

    [Test]
    public async Task ChangeAsync_ANote_IsAFact_UnlessTheChangeIsRefused()
    {
        await using var f = await DeskFixture.StartAsync();
        var ticket = await f.TicketAsync();
        await f.Desk.ChangeAsync(ticket.Id, new TicketChange(Note: "not kept", Subject: ""), "ann");
        await f.Desk.ChangeAsync(ticket.Id, new TicketChange(Note: " told him ", Priority: TicketPriority.High), "ann");
        await f.Desk.ChangeAsync(ticket.Id, new TicketChange(Note: "  "), "ann");

        await f.Journal.FlushAsync();
        var noted = await f.Journal.ReadAsync(0).Select(entry => entry.Fact).OfType<TicketNoted>().ToListAsync();
        Assert.That(noted.Select(fact => (fact.By, fact.Ticket, fact.Note)), Is.EqualTo(new[] { ("ann", ticket.Id, "told him") }));
    }

    [Test]
    public async Task ChangeAsync_GivenBack_IsNewAndNobodys_AndAnOwnerAssignsItAgain()
    {
        await using var f = await DeskFixture.StartAsync();
        var ticket = await f.TicketAsync();
        await f.Desk.ChangeAsync(ticket.Id, new TicketChange(Owner: "ann"), "ann");

        var back = (await f.Desk.ChangeAsync(ticket.Id, new TicketChange(Owner: ""), "ann")).Ticket!;
        Assert.That((back.State, back.Owner), Is.EqualTo((TicketState.New, (string?)null)));

        await f.Desk.ChangeAsync(ticket.Id, new TicketChange(Owner: "bob"), "ann");
        var moved = (await f.Desk.ChangeAsync(ticket.Id, new TicketChange(State: TicketState.New), "bob")).Ticket!;
        Assert.That((moved.State, moved.Owner), Is.EqualTo((TicketState.New, (string?)null)));

        await f.Desk.ChangeAsync(ticket.Id, new TicketChange(Owner: "ann", Department: "field"), "ann");
        var left = (await f.Desk.ChangeAsync(ticket.Id, new TicketChange(Owner: ""), "ann")).Ticket!;
        Assert.That(left.State, Is.EqualTo(TicketState.Assigned), "the department still has it");
    }

    [Test]
    public async Task ChangeAsync_TelephoneAndCustomer_AreCheckedChangedAndTakenAway()
    {
        await using var f = await DeskFixture.StartAsync();
        var ticket = await f.TicketAsync();
        var bob = await f.CustomerAsync("Bob", "030 1234567");

        var changed = (await f.Desk.ChangeAsync(ticket.Id, new TicketChange(Phone: " (030) 765 43 21", CustomerId: bob.Id), "ann")).Ticket!;
        Assert.That((changed.Phone, changed.CustomerId), Is.EqualTo(("+49307654321", (Guid?)bob.Id)));

        var refused = await f.Desk.ChangeAsync(ticket.Id, new TicketChange(Phone: "not a phone"), "ann");
        Assert.That((refused.Error!.Field, refused.Error.Code), Is.EqualTo(("phone", FaultCode.NotPhone)));

        var without = (await f.Desk.ChangeAsync(ticket.Id, new TicketChange(Phone: "", CustomerId: Guid.Empty), "ann")).Ticket!;
        Assert.That((without.Phone, without.CustomerId), Is.EqualTo(((string?)null, (Guid?)null)));
        Assert.That((await f.Desk.HistoryAsync(ticket.Id)).Count(e => e.Field is "phone" or "customer"), Is.EqualTo(4));
        Assert.That((await f.Desk.CreateAsync(new NewTicket("s", TicketSource.Agent, Phone: "<b>x</b>"), "ann")).Error!.Field, Is.EqualTo("phone"));
    }

    [TestCase("t-1", 1)]
    [TestCase("T-000001", 1)]
    [TestCase("1", 1)]
    [TestCase("METER", 1)]
    [TestCase("cellar", 1)]
    [TestCase("bo", 1)]
    [TestCase("030 / 123 45 67", 1)]
    [TestCase("gas", 0)]
    [TestCase("%", 0)]
    [TestCase(" ", 1)]
    public async Task FindTicketsAsync_Text_IsANumberAPhoneOrAPartOfTheTexts(string text, int count)
    {
        await using var f = await DeskFixture.StartAsync();
        var bob = await f.CustomerAsync("Bob", "030 7654321");
        await f.Desk.CreateAsync(new NewTicket("Meter broken", TicketSource.Agent, "It is in the cellar", CustomerId: bob.Id, Phone: "030 1234567"), "ann");

        Assert.That(await f.Desk.FindTicketsAsync(new TicketQuery { Text = text }), Has.Count.EqualTo(count));
    }

    [Test]
    public async Task ChangeAsync_WholeLife_LeavesWhoDidWhat()
    {
        await using var f = await DeskFixture.StartAsync();
        var ticket = await f.TicketAsync();

        Assert.That((await f.Desk.ChangeAsync(ticket.Id, new TicketChange(Owner: "ann", Note: "mine"), "bob")).Ok);
        Assert.That((await f.Desk.ChangeAsync(ticket.Id, new TicketChange(State: TicketState.Handled, Disposition: "solved"), "ann")).Ok);
        f.Time.Advance(TimeSpan.FromHours(1));
        var closed = (await f.Desk.ChangeAsync(ticket.Id, new TicketChange(State: TicketState.Closed), "ann")).Ticket!;

        Assert.That(closed, Is.EqualTo(ticket with
        {
            State = TicketState.Closed, Owner = "ann", Disposition = "solved", UpdatedAt = f.Time.GetUtcNow(), ClosedAt = f.Time.GetUtcNow(),
            Version = 4,
        }));
        Assert.That(await f.Desk.GetTicketAsync(ticket.Id), Is.EqualTo(closed));
        Assert.That((await f.HistoryAsync(ticket.Id)).Skip(1), Is.EqualTo(((string, string, string?, string?)[])
        [
            ("bob", "state", "assigned", null),
            ("bob", "owner", "ann", null),
            ("bob", "note", null, "mine"),
            ("ann", "state", "handled", null),
            ("ann", "disposition", "solved", null),
            ("ann", "state", "closed", null),
        ]));
    }

    [TestCase(TicketState.Closed, "state: new to closed is no legal move; from new: assigned, escalated, handled, closedUnresolved")]
    [TestCase(TicketState.Suspended, "state: new to suspended is no legal move; from new: assigned, escalated, handled, closedUnresolved")]
    [TestCase(TicketState.Assigned, "owner: an assigned ticket needs an owner or a department")]
    public async Task ChangeAsync_IllegalMove_NamesFromAndTo(TicketState to, string error)
    {
        await using var f = await DeskFixture.StartAsync();
        var ticket = await f.TicketAsync();

        var result = await f.Desk.ChangeAsync(ticket.Id, new TicketChange(State: to, Subject: "other"), "ann");

        Assert.That(result.Error!.ToString(), Is.EqualTo(error));
        Assert.That(await f.Desk.GetTicketAsync(ticket.Id), Is.EqualTo(ticket));
    }

    [Test]
    public async Task ChangeAsync_OldVersion_IsRefused()
    {
        await using var f = await DeskFixture.StartAsync();
        var ticket = await f.TicketAsync();
        await f.Desk.ChangeAsync(ticket.Id, new TicketChange(Note: "first", ExpectedVersion: 1), "ann");

        var second = await f.Desk.ChangeAsync(ticket.Id, new TicketChange(Note: "second", ExpectedVersion: 1), "ann");

        Assert.That((second.Error!.Field, second.Error.Code), Is.EqualTo(("version", FaultCode.Changed)));
    }

    [Test]
    public async Task ChangeAsync_FourAtOnce_AllAreKept()
    {
        await using var f = await DeskFixture.StartAsync();
        var ticket = await f.TicketAsync();

        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(i =>
            f.Desk.ChangeAsync(ticket.Id, new TicketChange(Note: $"note {i}"), "ann")));

        Assert.That(results.Select(r => r.Error), Is.All.Null);
        Assert.That((await f.HistoryAsync(ticket.Id)).Count(line => line.Field == "note"), Is.EqualTo(4));
        Assert.That((await f.Desk.GetTicketAsync(ticket.Id))!.Version, Is.EqualTo(5));
    }

    [Test]
    public async Task ChangeAsync_NothingNew_StoresNothing()
    {
        await using var f = await DeskFixture.StartAsync();
        var ticket = await f.TicketAsync();

        var result = await f.Desk.ChangeAsync(ticket.Id, new TicketChange(Subject: ticket.Subject, Note: "  "), "ann");

        Assert.That(result.Ticket, Is.EqualTo(ticket));
        Assert.That(await f.HistoryAsync(ticket.Id), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task ChangeAsync_EmptyTexts_ClearAndCustomerIsBound()
    {
        await using var f = await DeskFixture.StartAsync();
        var customer = await f.CustomerAsync("Bob", "+49301");
        var ticket = await f.TicketAsync(new NewTicket("s", TicketSource.Web, "d", Department: "field", Owner: "ann"));

        var after = (await f.Desk.ChangeAsync(
            ticket.Id, new TicketChange(Owner: "", Department: " ", Description: "", CustomerId: customer.Id), "ann")).Ticket!;

        Assert.That((after.Owner, after.Department, after.Description, after.CustomerId), Is.EqualTo(
            (default(string), default(string), default(string), customer.Id)));
    }

    [Test]
    public async Task ChangeAsync_UnknownTicketOwnerOrCustomer_IsRefused()
    {
        await using var f = await DeskFixture.StartAsync();
        var ticket = await f.TicketAsync();

        Assert.That((await f.Desk.ChangeAsync(Guid.CreateVersion7(), new TicketChange(Note: "n"), "ann")), Is.EqualTo(new TicketResult(null, null)));
        Assert.That((await f.Desk.ChangeAsync(ticket.Id, new TicketChange(Owner: "nobody"), "ann")).Error!.Field, Is.EqualTo("owner"));
        Assert.That((await f.Desk.ChangeAsync(ticket.Id, new TicketChange(CustomerId: Guid.CreateVersion7()), "ann")).Error!.Field,
            Is.EqualTo("customerId"));
    }
}
