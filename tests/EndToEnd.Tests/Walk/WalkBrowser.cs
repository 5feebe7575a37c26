using Microsoft.Playwright;

namespace CallCenter.EndToEnd.Tests.Walk;

/// <summary>One Chromium for the whole walk, and the folder that its pictures go to (<c>PAGE_PICTURES</c>).</summary>
internal sealed class WalkBrowser : IAsyncDisposable
{
    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
        "--disable-sync", "--autoplay-policy=no-user-gesture-required", "--allow-loopback-in-peer-connection", "--use-fake-device-for-media-stream",
        "--use-fake-ui-for-media-stream",
    ];

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private WalkBrowser(IPlaywright playwright, IBrowser browser, Uri address)
    {
        _playwright = playwright;
        _browser = browser;
        Address = address;
    }

    public Uri Address { get; }

    public string Pictures { get; } = Directory.CreateDirectory(
        Environment.GetEnvironmentVariable("PAGE_PICTURES") is { Length: > 0 } folder ? folder : Path.Combine(AppContext.BaseDirectory, "pictures")).FullName;

    /// <summary>What was seen on any page that ought not to be.</summary>
    public List<string> Findings { get; } = [];

    public static async Task<WalkBrowser> OpenAsync(Uri address)
    {
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/bin/chromium", Args = Arguments });
        return new WalkBrowser(playwright, browser, address);
    }

    /// <summary>A fresh profile before the sign-in.</summary>
    public async Task<WalkPage> NewPageAsync()
    {
        var context = await _browser.NewContextAsync(new()
        {
            BaseURL = Address.ToString(), Locale = "en-GB", ViewportSize = new() { Width = 1280, Height = 800 }, ReducedMotion = ReducedMotion.Reduce,
            Permissions = ["microphone"],
        });
        context.SetDefaultTimeout(60_000);
        return new WalkPage(await context.NewPageAsync(), this);
    }

    public async Task<WalkPage> SignInAsync(string user, string password)
    {
        var page = await NewPageAsync();
        await page.SignInAsync(user, password);
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}
