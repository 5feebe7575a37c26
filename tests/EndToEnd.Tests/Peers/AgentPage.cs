using Microsoft.Playwright;

namespace CallCenter.EndToEnd.Tests.Peers;

/// <summary>An agent's own page in a real Chromium, signed in.</summary>
internal sealed class AgentPage : IAsyncDisposable
{
    // notes when the offer could first be seen, on the machine's clock
    private const string Watch = """
        new MutationObserver(() => {
          const bar = document.querySelector('.call-bar.offered');
          if (bar && bar.getClientRects().length && !window.poppedAt) window.poppedAt = Date.now();
        }).observe(document, { childList: true, subtree: true, attributes: true });
        """;

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private AgentPage(IPlaywright playwright, IBrowser browser, IPage page)
    {
        _playwright = playwright;
        _browser = browser;
        Page = page;
    }

    public IPage Page { get; }

    public static async Task<AgentPage> SignInAsync(ServerProcess server, string user, string password)
    {
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = "/usr/bin/chromium",
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync",
            ],
        });
        var page = await browser.NewPageAsync(new BrowserNewPageOptions { ViewportSize = new ViewportSize { Width = 1280, Height = 800 }, Locale = "en-US" });
        page.SetDefaultTimeout(30_000);
        await page.AddInitScriptAsync(Watch);
        await page.GotoAsync(server.Http.BaseAddress!.ToString());
        await page.Locator("#user").FillAsync(user);
        await page.Locator("#password").FillAsync(password);
        await page.Locator("button[type=submit]").ClickAsync();
        await page.Locator(".desk").WaitForAsync();
        await page.Locator(".phone-mark.on").WaitForAsync();
        return new AgentPage(playwright, browser, page);
    }

    /// <summary>When the offer came into sight.</summary>
    public async Task<DateTimeOffset> PoppedAtAsync()
    {
        var at = await Page.WaitForFunctionAsync("() => window.poppedAt");
        return DateTimeOffset.FromUnixTimeMilliseconds((long)await at.JsonValueAsync<double>());
    }

    public Task GoReadyAsync() => Page.Locator(".state-bar").GetByRole(AriaRole.Button, new() { Name = "Ready", Exact = true }).ClickAsync();

    public async Task SeesAsync(string text)
    {
        try
        {
            await Page.Locator("main").GetByText(text).First.WaitForAsync(new() { Timeout = 10_000 });
        }
        catch (TimeoutException)
        {
            Assert.Fail($"\"{text}\" is not on the page:\n{await Page.Locator("body").InnerTextAsync()}");
        }
    }

    public Task PressAsync(string button) => Page.Locator(".call-bar").GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();

    public async Task TransferToAsync(string queue)
    {
        await PressAsync("Transfer");
        var dialog = Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByRole(AriaRole.Combobox).ClickAsync();
        var option = Page.Locator(".ant-select-item-option").Filter(new() { HasText = queue });
        await option.ClickAsync();
        for (var tries = 0; tries < 5 && !await ChosenAsync(); tries++)
        {
            // the list was drawn anew under the pointer: the option is clicked again, as a person would
            await option.ClickAsync();
        }

        await Assertions.Expect(dialog).ToContainTextAsync(queue, new() { Timeout = 10_000 });
        await dialog.Locator(".ant-modal-footer .ant-btn-primary").ClickAsync();
        // a refusal stays open and says why: better here than a call that goes nowhere
        await Assertions.Expect(dialog).ToBeHiddenAsync(new() { Timeout = 30_000 });

        async Task<bool> ChosenAsync()
        {
            try
            {
                await Page.Locator(".ant-select-dropdown:not(.ant-select-dropdown-hidden)").WaitForAsync(new() { State = WaitForSelectorState.Hidden, Timeout = 3_000 });
                return true;
            }
            catch (TimeoutException)
            {
                return false;
            }
        }
    }

    public async Task WrapUpAsync(string disposition, string note)
    {
        var card = Page.Locator(".wrap-up");
        await card.GetByRole(AriaRole.Combobox).ClickAsync();
        await Page.Locator(".ant-select-item-option").Filter(new() { HasText = disposition }).ClickAsync();
        await card.Locator("textarea").FillAsync(note);
        await card.Locator("button[type=submit]").ClickAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}
