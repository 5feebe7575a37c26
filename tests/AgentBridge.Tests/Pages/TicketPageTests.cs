using CallCenter.AgentBridge.Tests.Fakes;
using Microsoft.Playwright;

namespace CallCenter.AgentBridge.Tests.Pages;

[Parallelizable(ParallelScope.All), FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class TicketPageTests
{
    private BridgeHost _host = null!;
    private Screen _screen = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _host = await BridgeHost.StartAsync();
        _host.Figures.Set(Samples.Figures(DateTimeOffset.UtcNow));
        foreach (var customer in Samples.Customers)
        {
            _host.ServiceDesk.Put(customer);
        }

        _host.ServiceDesk.Put(Samples.OpenTicket(DateTimeOffset.UtcNow));
        _host.ServiceDesk.Put(Samples.OpenTicket(DateTimeOffset.UtcNow) with
        {
            Id = Guid.CreateVersion7(), Number = "T-000043", Subject = "Old story", State = TicketState.Closed, ClosedAt = DateTimeOffset.UtcNow,
        });
        _screen = await Browser.OpenAsync(_host);
        await _screen.SignInAsync("anna");
    }

    [TearDown]
    public async Task StopAsync()
    {
        await _screen.DisposeAsync();
        await _host.DisposeAsync();
    }

    [Test]
    public async Task Ticket_IsEditedGivenToNobodyAndClosedOnlyAfterAsking()
    {
        await _screen.GoAsync($"tickets/{Samples.Ticket:N}");
        await _screen.Button("Edit").ClickAsync();
        await _screen.Page.Locator("#subject").FillAsync("The meter counts twice");
        await _screen.Page.Locator("#phone").FillAsync("not a phone <b>x</b>");
        await _screen.Button("Save").ClickAsync();
        await _screen.SeesAsync("That is not a phone number");
        await _screen.Page.Locator("#phone").FillAsync("+49301234567");
        await _screen.Button("Save").ClickAsync();
        await _screen.Page.Locator(".ticket-head h2").GetByText("The meter counts twice").WaitForAsync();

        await _screen.Page.GetByRole(AriaRole.Combobox, new PageGetByRoleOptions { Name = "Owner" }).ClickAsync();
        await _screen.Page.Locator(".ant-select-item-option").GetByText("Nobody", new LocatorGetByTextOptions { Exact = true }).ClickAsync();
        await _screen.Page.Locator(".ticket-detail .ant-select").GetByText("Nobody").WaitForAsync();
        Assert.That((await _host.ServiceDesk.GetTicketAsync(Samples.Ticket))!.Owner, Is.Null, "what is shown is what is stored");

        await _screen.Button("Close unresolved").ClickAsync();
        await _screen.SeesAsync("Closed stays closed: a new contact opens a new ticket.");
        Assert.That((await _host.ServiceDesk.GetTicketAsync(Samples.Ticket))!.State, Is.EqualTo(TicketState.Assigned));
        await _screen.Page.Locator(".ant-popover .ant-btn-primary").ClickAsync();
        await _screen.Page.Locator(".ticket-detail .ant-tag").GetByText("Closed unresolved").WaitForAsync();
        Assert.That(_screen.Errors, Is.Empty);
    }

    [Test]
    public async Task SomebodyElseHasSavedMeanwhile_IsSaid_WhatWasTypedStays_AndTheNextSaveReplacesTheirs()
    {
        await _screen.GoAsync($"tickets/{Samples.Ticket:N}");
        await _screen.Button("Edit").ClickAsync();
        await _screen.Page.Locator("#subject").FillAsync("Mine");
        var read = (await _host.ServiceDesk.GetTicketAsync(Samples.Ticket))!;
        _host.ServiceDesk.Put(read with { Subject = "Theirs", Description = "Written by the other", Version = read.Version + 1 });

        await _screen.Button("Save").ClickAsync();
        await _screen.SeesAsync("Saved by the other: Theirs");
        await _screen.SeesAsync("Saved by the other: Written by the other");
        await _screen.Page.GetByRole(AriaRole.Alert).GetByText("What you typed is still here. Save again to replace theirs, or take theirs.").WaitForAsync();
        Assert.That(await _screen.Page.Locator("#subject").InputValueAsync(), Is.EqualTo("Mine"));
        Assert.That((await _host.ServiceDesk.GetTicketAsync(Samples.Ticket))!.Subject, Is.EqualTo("Theirs"));

        await _screen.Button("Take theirs").ClickAsync();
        Assert.That(await _screen.Page.Locator("#description").InputValueAsync(), Is.EqualTo("Written by the other"));
        await _screen.Page.Locator("#subject").FillAsync("Both");
        await _screen.Button("Save").ClickAsync();
        await _screen.Page.Locator(".ticket-head h2").GetByText("Both").WaitForAsync();
        var kept = (await _host.ServiceDesk.GetTicketAsync(Samples.Ticket))!;
        Assert.That((kept.Subject, kept.Description), Is.EqualTo(("Both", "Written by the other")));
    }

    [Test]
    public async Task History_StandsByTime_WhateverTheOrderOfWriting()
    {
        _host.ServiceDesk.Note(Samples.Ticket, "anna", "note", null, null, "written first, the later one");
        _host.ServiceDesk.Note(Samples.Ticket, "anna", "note", null, null, "written last, the earlier one", DateTimeOffset.UtcNow.AddHours(-1));
        await _screen.GoAsync($"tickets/{Samples.Ticket:N}");
        await _screen.SeesAsync("written last, the earlier one");
        var lines = await _screen.Page.Locator(".ticket-detail .ant-timeline .description").AllInnerTextsAsync();
        Assert.That(lines.TakeLast(2), Is.EqualTo(new[] { "written first, the later one", "written last, the earlier one" }));
    }

    [Test]
    public async Task Filters_NeverContradict_AndStandInTheAddress()
    {
        await _screen.GoAsync("tickets");
        await _screen.SeesAsync("T-000042");
        await _screen.Page.GetByRole(AriaRole.Combobox, new PageGetByRoleOptions { Name = "State" }).ClickAsync();
        await _screen.Page.Locator(".ant-select-item-option").GetByText("Closed", new LocatorGetByTextOptions { Exact = true }).ClickAsync();
        await _screen.SeesAsync("Old story");
        Assert.That(_screen.Page.Url, Does.Contain("state=closed").And.Contain("scope=all"));

        await _screen.Page.ReloadAsync();
        await _screen.SeesAsync("Old story");
        await _screen.Page.GetByText("T-000043").ClickAsync();
        await _screen.Page.Locator(".ticket-detail").WaitForAsync();
        Assert.That(_screen.Page.Url, Does.Contain("state=closed"), "a look at one ticket keeps the filter");

        await _screen.GoAsync("tickets?q=T-000042");
        await _screen.SeesAsync("Bill is higher than last year");
    }
}
