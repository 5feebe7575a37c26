using Microsoft.Playwright;
using CallCenter.EndToEnd.Tests.Peers;

namespace CallCenter.EndToEnd.Tests.Walk;

/// <summary>The telephone in the page, and a visitor of the company's own page who calls.</summary>
internal sealed class PhoneWalk(WalkHouse house, WalkPage agent)
{
    public async Task WalkAsync()
    {
        await agent.GoAsync("desk", ".desk .ant-table");
        await agent.Page.Locator(".phone-mark.on").WaitForAsync();
        await agent.Page.Locator(".phone-mark").ClickAsync();
        await agent.Page.Locator(".phone-panel").WaitForAsync();
        await agent.LookAsync("phone-settings");
        await agent.Page.Keyboard.PressAsync("Escape");
        await agent.Button("Dora Diaz").ClickAsync();
        await agent.SeesAsync("Calls ring");
        await agent.LookAsync("menu-of-the-person", axe: false);
        await agent.Page.Keyboard.PressAsync("Escape");
        await house.SetStateAsync("dora", "ready");
        await VisitAsync();
    }

    private async Task VisitAsync()
    {
        await using var visitor = await house.Browser.NewPageAsync();
        foreach (var language in new[] { "zh", "en" })
        {
            await visitor.Page.GotoAsync($"/call?lang={language}");
            await visitor.PictureAsync($"visitor-{language}");
        }

        await visitor.Page.GotoAsync("/call?name=Eve&lang=en&to=3000");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Call" }).ClickAsync();
        await agent.Page.Locator(".call-bar.offered").GetByText("Eve").First.WaitForAsync();
        await agent.LookAsync("desk-visitor-rings");
        await agent.Button("Accept").ClickAsync();
        await agent.Page.Locator(".call-bar.onCall").WaitForAsync();
        await visitor.SeesAsync("Connected");
        await visitor.PictureAsync("visitor-talking");
        await agent.LookAsync("desk-page-phone-talking");
        await agent.Page.Locator(".talk-strip").GetByText("Keypad").ClickAsync();
        await agent.LookAsync("desk-keypad");
        await agent.Page.Keyboard.PressAsync("Escape");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Hang up" }).ClickAsync();
        await agent.Page.Locator(".call-bar.wrapUp").WaitForAsync();
        await agent.Button("Complete").ClickAsync();
        await house.SetStateAsync("dora", "notReady", "meeting");
    }
}
