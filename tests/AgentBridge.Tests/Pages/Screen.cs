using System.Text.RegularExpressions;
using CallCenter.AgentBridge.Tests.Fakes;
using Microsoft.Playwright;

namespace CallCenter.AgentBridge.Tests.Pages;

/// <summary>One person before one screen.</summary>
internal sealed class Screen : IAsyncDisposable
{
    private static readonly Lazy<Task<string>> Axe = new(() => File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "axe.min.js")));
    private readonly List<string> _errors = [];

    public Screen(IPage page, BridgeHost host)
    {
        Page = page;
        Host = host;
        page.PageError += (_, error) => _errors.Add(error);
        page.Console += (_, line) =>
        {
            // The first look whether a session is there is answered 401, and Chromium logs that.
            if (line.Type == "error" && !line.Text.Contains("401", StringComparison.Ordinal) && !line.Text.Contains("ERR_CONNECTION", StringComparison.Ordinal))
            {
                _errors.Add(line.Text);
            }
        };
    }

    public IPage Page { get; }

    public BridgeHost Host { get; }

    /// <summary>What the page itself complained of.</summary>
    public IReadOnlyList<string> Errors => _errors;

    public async Task SignInAsync(string user)
    {
        await Page.GotoAsync("/");
        await Page.Locator("#user").FillAsync(user);
        await Page.Locator("#password").FillAsync(BridgeHost.Password);
        await Page.Locator("button[type=submit]").ClickAsync();
        await Page.Locator(".connection.on").WaitForAsync();
    }

    public Task GoAsync(string path) => Page.GotoAsync($"/#/{path}");

    /// <summary>By its text; an icon's own name may stand before it.</summary>
    public ILocator Button(string name) =>
        Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { NameRegex = new Regex($"(^|\\s){Regex.Escape(name)}$") });

    public async Task SeesAsync(string text) => await Page.GetByText(text).First.WaitForAsync();

    /// <summary>What axe-core finds serious or critical on the page as it stands: rule, impact and the first place.</summary>
    public async Task<IReadOnlyList<string>> BarriersAsync()
    {
        if (!await Page.EvaluateAsync<bool>("() => 'axe' in window"))
        {
            await Page.EvaluateAsync(await Axe.Value);
        }

        return await Page.EvaluateAsync<string[]>(Barriers.Axe);
    }

    /// <summary>All that is wrong with the page as it stands.</summary>
    /// <param name="place">stands before each finding.</param>
    public async Task<IEnumerable<string>> FindingsAsync(string place)
    {
        List<string> findings = [.. await BarriersAsync(), .. await Page.EvaluateAsync<string[]>(Barriers.SticksOut), .. await Page.EvaluateAsync<string[]>(Barriers.Unreachable)];

        // a key first: the browser shows the focus to those who use the keyboard
        await Page.Keyboard.PressAsync("Shift");
        findings.AddRange(await Page.EvaluateAsync<string[]>(Barriers.HiddenFocus));
        return findings.Select(finding => $"{place}: {finding}");
    }

    public async Task PictureAsync(string name) =>
        await Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Browser.Pictures, name + ".png") });

    public async ValueTask DisposeAsync() => await Page.Context.DisposeAsync();
}
