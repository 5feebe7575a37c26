using CallCenter.AgentBridge.Tests.Fakes;
using Microsoft.Playwright;

namespace CallCenter.AgentBridge.Tests.Pages;

/// <summary>The distribution's Chromium without its window (a third less processor time for a page), one process for all page tests.</summary>
[SetUpFixture]
internal sealed class Browser
{
    private static readonly string[] Places = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
    private static IPlaywright? _playwright;
    private static IBrowser? _browser;

    public static string Pictures { get; } = Directory.CreateDirectory(
        Environment.GetEnvironmentVariable("PAGE_PICTURES") ?? Path.Combine(AppContext.BaseDirectory, "pictures")).FullName;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        Assert.That(File.Exists(Path.Combine(BridgeHost.WebRoot, "index.html")), "the pages are not built: npm run build in src/AgentBridge/web");
        // beside other tests a page takes its time; what holds is seen at once all the same
        Assertions.SetDefaultExpectTimeout(30_000);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Places.First(File.Exists),
            // pages share two renderers: a tenth less processor time than a process for each
            Args = ["--no-sandbox", "--renderer-process-limit=2", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }

    /// <summary>A fresh profile with one page; what the page logs as an error or throws is collected.</summary>
    public static async Task<Screen> OpenAsync(BridgeHost host, string language = "en", int width = 1280, int height = 800)
    {
        var context = await _browser!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = host.Url,
            Locale = language == "zh" ? "zh-CN" : "en-GB",
            ViewportSize = new ViewportSize { Width = width, Height = height },
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(90_000);
        return new Screen(await context.NewPageAsync(), host);
    }
}
