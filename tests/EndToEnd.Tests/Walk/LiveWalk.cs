using System.Net.Http.Json;
using CallCenter.EndToEnd.Tests.Peers;

namespace CallCenter.EndToEnd.Tests.Walk;

/// <summary>The supervisor's screens with callers in the queues, and what all pages say when the line is down.</summary>
internal sealed class LiveWalk(WalkHouse house, WalkPage boss, WalkPage agent)
{
    public async Task WalkAsync()
    {
        await house.SetStateAsync("ben", "ready");
        var (transferred, call) = await house.QueueAsync("+493055510001");
        await house.Server.EventAsync(call, "bridged");
        await house.SetStateAsync("carla", "ready");
        await house.QueueAsync("+493055510005");
        await house.QueueAsync("+493055510031");
        await house.QueueAsync("+493055510032");
        await house.CallAsync("+493055510033", "2000");
        await boss.GoAsync("live", ".chart canvas");
        await boss.Page.Locator(".total.alarm").WaitForAsync();
        await boss.LookAsync("live");
        await boss.PictureAsync("live");
        await boss.WholePictureAsync("live-whole");
        await SuperviseAsync();
        foreach (var (language, name) in new[] { ("en", "wall-en"), ("zh", "wall-zh") })
        {
            await boss.GoAsync("live", ".chart canvas");
            await boss.SpeakAsync(language);
            await boss.GoAsync("wall", ".wall-agent");
            foreach (var (width, height) in new[] { (1920, 1080), (1280, 800), (800, 600) })
            {
                await boss.Page.SetViewportSizeAsync(width, height);
                await boss.PictureAsync($"{name}-{width}");
            }
        }

        await boss.Page.SetViewportSizeAsync(1280, 800);
        await boss.GoAsync("live", ".chart canvas");
        await boss.SpeakAsync("en");
        await ParkAsync();
        await transferred.CommandAsync("hangup");
        await LineDownAsync();
    }

    /// <summary>Ben parks his caller; who serves the queue may pick up.</summary>
    private async Task ParkAsync()
    {
        using var ben = await house.Server.SignInAsync("ben");
        using var parked = await ben.PostAsJsonAsync("/api/v1/desk/park", new { });
        Assert.That(parked.IsSuccessStatusCode, Is.True, await parked.Content.ReadAsStringAsync());
        await boss.SeesAsync("Parked callers");
        await boss.LookAsync("live-parked");
        await boss.WholePictureAsync("live-parked-whole");
        await agent.GoAsync("desk", ".desk");
        await agent.SeesAsync("Pick up");
        await agent.LookAsync("desk-parked");
        await agent.LookAtAsync("tickets-parked", "tickets", "tbody tr.clickable");
    }

    /// <summary>Into Ben's call by the supervisor's own telephone, a word on his page, and a look at who waits.</summary>
    private async Task SuperviseAsync()
    {
        await boss.Button("Join the call of Ben Okafor").ClickAsync();
        await boss.SeesAsync("Whisper");
        await boss.LookAsync("supervise-menu", axe: false);
        await boss.Text("Listen").ClickAsync();
        await boss.Page.Locator(".observation-bar").GetByText("You are in the call").WaitForAsync();
        await boss.LookAsync("supervise-listening");
        await boss.Button("Leave").ClickAsync();
        await boss.Button("Message to Ben Okafor").ClickAsync();
        await boss.Page.Locator(".ant-modal textarea").FillAsync("Lunch is at one today");
        await boss.LookAsync("supervise-message");
        await boss.Page.Keyboard.PressAsync("Escape");
        await boss.Page.Locator("[aria-label*='waiting in'][aria-label*='Bills']").ClickAsync();
        await boss.Page.Locator(".waiting-call").First.WaitForAsync();
        await boss.LookAsync("supervise-waiting");
        await boss.Page.Keyboard.PressAsync("Escape");
    }

    private async Task LineDownAsync()
    {
        await boss.GoAsync("live", ".chart canvas");
        await boss.Page.Context.SetOfflineAsync(true);
        await boss.SeesAsync("No figures for more than five seconds");
        await boss.LookAsync("live-offline");
        await boss.GoAsync("customers", ".ant-alert");
        await boss.Page.Locator(".trouble").WaitForAsync();
        await boss.LookAsync("customers-offline");
        await boss.Page.Context.SetOfflineAsync(false);
        await boss.Page.Locator("tbody tr.clickable").First.WaitForAsync();
        await boss.Page.Locator(".connection.on").WaitForAsync();
    }
}
