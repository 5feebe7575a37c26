using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace CallCenter.EndToEnd.Tests.Walk;

/// <summary>One person before one screen. A look is a picture in both languages at both sizes, each judged: nothing sticks out, nobody is shut out.</summary>
internal sealed class WalkPage : IAsyncDisposable
{
    private static readonly (string Language, int Width, int Height)[] Looks = [("en", 1280, 800), ("en", 800, 600), ("zh", 800, 600), ("zh", 1280, 800)];
    private static readonly Lazy<Task<string>> Axe = new(() => File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "axe.min.js")));

    private readonly WalkBrowser _browser;
    private string _place = "";

    public WalkPage(IPage page, WalkBrowser browser)
    {
        Page = page;
        _browser = browser;
        page.PageError += (_, error) => browser.Findings.Add($"{_place}: thrown: {error}");
        page.Console += (_, line) =>
        {
            // refusals that the walk provokes, and the first look for a session, are logged by Chromium itself
            if (line.Type == "error" && !line.Text.StartsWith("Failed to load resource", StringComparison.Ordinal) && !line.Text.Contains("WebSocket", StringComparison.Ordinal))
            {
                browser.Findings.Add($"{_place}: console: {line.Text}");
            }
        };
    }

    public IPage Page { get; }

    public async Task SignInAsync(string user, string password)
    {
        await Page.GotoAsync("/");
        await Page.Locator("#user").FillAsync(user);
        await Page.Locator("#password").FillAsync(password);
        await Page.Locator("button[type=submit]").ClickAsync();
        await Page.Locator(".connection.on").WaitForAsync();
    }

    public async Task GoAsync(string path, string shows)
    {
        await Page.GotoAsync($"/#/{path}");
        await Page.Locator(shows).First.WaitForAsync();
    }

    public ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex($"(^|\\s){Regex.Escape(name)}$") }).First;

    public ILocator Text(string text) => Page.GetByText(text).Filter(new() { Visible = true }).First;

    public async Task SeesAsync(string text) => await Text(text).WaitForAsync();

    /// <summary>Chooses in the select with this id.</summary>
    public async Task ChooseAsync(string id, string option)
    {
        await Page.Locator($"#{id}").ClickAsync();
        await Page.Locator(".ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option").Filter(new() { HasText = option }).First.ClickAsync();
    }

    /// <summary>Goes there and looks.</summary>
    public async Task LookAtAsync(string name, string path, string shows)
    {
        await GoAsync(path, shows);
        await LookAsync(name);
    }

    /// <summary>Looks at the page as it stands.</summary>
    /// <param name="axe">false while a list of choices is open: its library draws that in a way of its own.</param>
    public async Task LookAsync(string name, bool axe = true)
    {
        _place = name;
        foreach (var (language, width, height) in Looks)
        {
            await Page.SetViewportSizeAsync(width, height);
            await SpeakAsync(language);
            await PictureAsync($"{name}-{language}-{width}");
            await JudgeAsync($"{name} ({language}, {width})", axe && (width == 1280 || language == "zh"));
        }

        await Page.SetViewportSizeAsync(1280, 800);
        await SpeakAsync("en");
    }

    /// <summary>One picture of what is in sight.</summary>
    public async Task PictureAsync(string name) => await Page.ScreenshotAsync(new() { Path = Path.Combine(_browser.Pictures, name + ".png") });

    /// <summary>One picture of the whole page, whatever is in sight.</summary>
    public async Task WholePictureAsync(string name) =>
        await Page.ScreenshotAsync(new() { Path = Path.Combine(_browser.Pictures, name + ".png"), FullPage = true });

    public async Task SpeakAsync(string language)
    {
        // pressed from below: the switch may lie under a drawer's mask
        await Page.EvaluateAsync("(at) => document.querySelectorAll('.ant-segmented-item-input')[at]?.closest('.top, .sign-in-head')?.querySelectorAll('input[type=radio]')[at].click()",
            language == "en" ? 0 : 1);
        await Page.Locator($"html[lang={language}]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await Page.WaitForTimeoutAsync(150);
    }

    private async Task JudgeAsync(string place, bool axe)
    {
        var excess = await Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        if (excess > 0)
        {
            _browser.Findings.Add($"{place}: {excess} px wider than the screen");
        }

        if (axe)
        {
            _browser.Findings.AddRange((await BarriersAsync()).Select(b => $"{place}: {b}"));
        }
    }

    private async Task<IReadOnlyList<string>> BarriersAsync()
    {
        if (!await Page.EvaluateAsync<bool>("() => 'axe' in window"))
        {
            await Page.EvaluateAsync(await Axe.Value);
        }

        // "region" is not asked: what pops up hangs at the body's end
        return await Page.EvaluateAsync<string[]>("""
            async () => (await axe.run(document, { resultTypes: ['violations'], rules: { region: { enabled: false } } })).violations
                .filter((v) => v.impact === 'serious' || v.impact === 'critical' || v.impact === 'moderate')
                .map((v) => `${v.impact} ${v.id}: ${v.nodes[0].html.slice(0, 160)} (${v.nodes.length})`)
            """);
    }

    public async ValueTask DisposeAsync() => await Page.Context.DisposeAsync();
}
