using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using CallCenter.AgentBridge.Tests.Fakes;

namespace CallCenter.AgentBridge.Tests.Pages;

/// <summary>
/// Every page in both languages at both sizes: it shows its content, complains of nothing, shuts nobody out, nothing sticks out sideways, and
/// the keyboard comes everywhere and is seen there.
/// </summary>
[Parallelizable(ParallelScope.All)]
internal sealed partial class PicturesTests
{
    private const string MoreOfTheSame = "the same places in other sizes; ./test --pages goes to all of them with the real server";

    private BridgeHost _host = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _host = await SampleCompany.OpenAsync();

    [OneTimeTearDown]
    public async Task StopAsync() => await _host.DisposeAsync();

    [TestCase("en", 800)]
    [TestCase("zh", 1280, Explicit = true, Reason = MoreOfTheSame)]
    public async Task EveryPage(string language, int width)
    {
        await using var screen = await Browser.OpenAsync(_host, language, width, 800);
        var findings = new List<string>();
        await screen.Page.GotoAsync($"/call?lang={language}");
        findings.AddRange(await screen.FindingsAsync("visitor"));
        await screen.PictureAsync($"visitor-{language}-{width}");
        await screen.Page.GotoAsync("/");
        await screen.Page.Locator("#user").WaitForAsync();
        findings.AddRange(await screen.FindingsAsync("sign-in"));
        await screen.PictureAsync($"sign-in-{language}-{width}");

        var user = $"boss-{language}-{width}";
        await _host.AddUserAsync(user, "Ada Admin", Roles.Admin | Roles.Supervisor, language);
        await screen.SignInAsync(user);
        foreach (var place in SampleCompany.Places(language))
        {
            findings.AddRange(await LookAsync(screen, place));
            await screen.PictureAsync($"{place.Name}-{language}-{width}");
        }

        Assert.That(findings, Is.Empty, string.Join('\n', findings));
        Assert.That(screen.Errors, Is.Empty);
    }

    [Test]
    public void EveryPageOfTheMenu_IsLookedAt()
    {
        var seen = SampleCompany.Places("en").Select(p => p.Path.Split('/', '?')[0]).Append("desk");
        Assert.That(MenuPaths(), Is.Not.Empty.And.SubsetOf(seen), "a new page belongs into SampleCompany.Places");
    }

    [TestCase("zh", 1280)]
    [TestCase("en", 390)]
    [TestCase("en", 1280, Explicit = true, Reason = MoreOfTheSame)]
    [TestCase("en", 2560, Explicit = true, Reason = MoreOfTheSame)]
    [TestCase("zh", 800, Explicit = true, Reason = MoreOfTheSame)]
    public async Task Desk(string language, int width)
    {
        var user = $"agent-{language}-{width}";
        await _host.AddUserAsync(user, "Anna Agent", Roles.Agent, language);
        await using var screen = await Browser.OpenAsync(_host, language, width, width <= 1280 ? 800 : 1080);
        await screen.SignInAsync(user);
        await screen.Page.Locator(".desk .ant-table").First.WaitForAsync();
        await screen.PictureAsync($"desk-idle-{language}-{width}");
        var findings = (await screen.FindingsAsync("idle")).ToList();

        await _host.Desk.SetStateAsync(user, AgentState.Ready, null, user);
        var pop = await _host.Desk.OfferAsync(user, lease => Samples.Pop(lease, DateTimeOffset.UtcNow));
        await screen.Page.Locator(".call-bar.offered").WaitForAsync();
        await screen.PictureAsync($"desk-pop-{language}-{width}");
        findings.AddRange(await screen.FindingsAsync("pop"));

        await _host.Desk.AcceptAsync(user, pop.Lease);
        await screen.Page.Locator(".call-bar.onCall").WaitForAsync();
        await screen.PictureAsync($"desk-call-{language}-{width}");
        findings.AddRange(await screen.FindingsAsync("call"));
        await _host.Desk.HangUpAsync(user);
        await screen.Page.Locator(".wrap-up").WaitForAsync();
        await screen.PictureAsync($"desk-wrapup-{language}-{width}");
        findings.AddRange(await screen.FindingsAsync("wrap-up"));
        Assert.That(findings, Is.Empty, string.Join('\n', findings));
        Assert.That(screen.Errors, Is.Empty);
    }

    private static async Task<IEnumerable<string>> LookAsync(Screen screen, Place place)
    {
        try
        {
            await screen.GoAsync(place.Path);
            if (place.Tab is not null)
            {
                await screen.Page.Locator($".ant-tabs-tab[data-node-key={place.Tab}] .ant-tabs-tab-btn").ClickAsync();
            }

            await screen.Page.Locator(place.Shows).First.WaitForAsync();
            return await screen.FindingsAsync(place.Name);
        }
        catch (TimeoutException)
        {
            return [$"{place.Name}: {place.Shows} is not to be seen"];
        }
    }

    private static string[] MenuPaths([CallerFilePath] string here = "") =>
    [
        .. MenuPath().Matches(File.ReadAllText(Path.Combine(Path.GetDirectoryName(here)!, "../../../src/AgentBridge/web/src/shell/pages.tsx"))).Select(m => m.Groups[1].Value),
    ];

    [GeneratedRegex(@"\{ path: '(\w+)'")]
    private static partial Regex MenuPath();
}
