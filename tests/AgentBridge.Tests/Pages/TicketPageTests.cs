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
