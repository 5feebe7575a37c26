using CallCenter.AgentBridge.Tests.Fakes;

namespace CallCenter.AgentBridge.Tests.Pages;

internal sealed class ApiReferencePageTests
{
    [Test]
    public async Task SignedIn_ShowsTheInterface_AndAsksNoOtherHost()
    {
        await using var host = await BridgeHost.StartAsync();
        await using var screen = await Browser.OpenAsync(host);
        await screen.SignInAsync("sam");
        var elsewhere = new List<string>();
        screen.Page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(host.Url, StringComparison.Ordinal) && request.Url.StartsWith("http", StringComparison.Ordinal))
            {
                elsewhere.Add(request.Url);
            }
        };

        await screen.Page.GotoAsync("/openapi/");
        await screen.SeesAsync("/health/ready");

        Assert.That(elsewhere, Is.Empty);
        Assert.That(screen.Errors, Is.Empty);
    }
}
