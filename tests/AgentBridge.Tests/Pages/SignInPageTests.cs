using CallCenter.AgentBridge.Tests.Fakes;
using Microsoft.Playwright;

namespace CallCenter.AgentBridge.Tests.Pages;

internal sealed class SignInPageTests
{
    private BridgeHost _host = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _host = await BridgeHost.StartAsync();

    [OneTimeTearDown]
    public async Task StopAsync() => await _host.DisposeAsync();

    [Test]
    public async Task WrongPassword_SaysSo_ThenTheRightOneOpensTheDesk()
    {
        await using var screen = await Browser.OpenAsync(_host);
        await screen.Page.GotoAsync("/");
        await screen.Page.Locator("#user").FillAsync("anna");
        await screen.Page.Locator("#password").FillAsync("not this");
        await screen.Page.Keyboard.PressAsync("Enter");
        await screen.SeesAsync("Wrong user or password.");
        await screen.Page.Locator("#password").FillAsync(BridgeHost.Password);
        await screen.Page.Keyboard.PressAsync("Enter");
        await screen.SeesAsync("My open tickets");
        Assert.That(screen.Errors, Is.Empty);
    }

    [TestCase("anna", "My desk", "Dashboard")]
    [TestCase("sam", "Dashboard", "My desk")]
    public async Task FirstScreen_GoesByRole(string user, string sees, string doesNotSee)
    {
        await using var screen = await Browser.OpenAsync(_host);
        await screen.SignInAsync(user);
        var menu = screen.Page.GetByRole(AriaRole.Menuitem);
        Assert.That(await menu.First.InnerTextAsync(), Is.EqualTo(sees));
        Assert.That(await menu.AllInnerTextsAsync(), Does.Not.Contain(doesNotSee));
        Assert.That(await menu.First.GetAttributeAsync("class"), Does.Contain("selected"));
    }

    [Test]
    public async Task Reload_StaysSignedIn_SignOutEndsIt()
    {
        await using var screen = await Browser.OpenAsync(_host);
        await screen.SignInAsync("sam");
        await screen.Page.ReloadAsync();
        await screen.Button("Sam Super").ClickAsync();
        await screen.SeesAsync("Sign out");
        await screen.Page.GetByText("Sign out").ClickAsync();
        await screen.Page.Locator("#user").WaitForAsync();
        await screen.Page.ReloadAsync();
        await screen.Page.Locator("#user").WaitForAsync();
    }

    [Test]
    public async Task SessionEndedElsewhere_ThePageAsksToSignIn()
    {
        await _host.AddUserAsync("greta", "Greta", Roles.Supervisor);
        await using var screen = await Browser.OpenAsync(_host);
        await screen.SignInAsync("greta");
        using var admin = await _host.ClientAsync("admin");
        await admin.SendAsync("PATCH", "/api/v1/agents/greta", """{"disabled":true}""");
        await screen.SeesAsync("Your session has ended");
    }

    [Test]
    public async Task SessionEndedWhileSomebodyWrites_NothingIsLost()
    {
        await _host.AddUserAsync("wanda", "Wanda", Roles.Supervisor);
        await using var screen = await Browser.OpenAsync(_host);
        await screen.SignInAsync("wanda");
        await screen.GoAsync("tickets");
        await screen.Button("New ticket").ClickAsync();
        await screen.Page.Locator("#subject").FillAsync("half a thought");
        await screen.Page.Context.ClearCookiesAsync();
        await screen.Button("Save").ClickAsync();
        await screen.SeesAsync("Your session has ended");
        await Assertions.Expect(screen.Page.Locator("#signIn_user")).ToHaveValueAsync("wanda");
        await Assertions.Expect(screen.Page.Locator("#signIn_password")).ToBeFocusedAsync();

        await screen.Page.Keyboard.TypeAsync(BridgeHost.Password);
        await screen.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(screen.Page.Locator("#signIn_user")).ToBeHiddenAsync();
        await Assertions.Expect(screen.Page.Locator("#subject")).ToHaveValueAsync("half a thought");
        await screen.Button("Save").ClickAsync();
        await Until.TrueAsync(async () => (await _host.ServiceDesk.FindTicketsAsync(new TicketQuery())).Any(ticket => ticket.Subject == "half a thought"));
    }

    [Test]
    public async Task LanguageSwitch_ChangesEveryTextAndIsRemembered()
    {
        await _host.AddUserAsync("hana", "Hana", Roles.Supervisor);
        await using var screen = await Browser.OpenAsync(_host);
        await screen.SignInAsync("hana");
        await screen.SeesAsync("Customers");
        await screen.Page.GetByText("中文", new PageGetByTextOptions { Exact = true }).ClickAsync();
        await screen.SeesAsync("客户");
        Assert.That(await screen.Page.GetByText("Customers", new PageGetByTextOptions { Exact = true }).CountAsync(), Is.Zero);
        await screen.Page.ReloadAsync();
        await screen.SeesAsync("客户");
        Assert.That(await screen.Page.Locator("html").GetAttributeAsync("lang"), Is.EqualTo("zh"));
        Assert.That((await _host.Users.GetAsync("hana"))!.Language, Is.EqualTo("zh"));
    }
}
