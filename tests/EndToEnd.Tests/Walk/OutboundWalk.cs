using System.Text;
using CallCenter.EndToEnd.Tests.Peers;
using Microsoft.Playwright;

namespace CallCenter.EndToEnd.Tests.Walk;

/// <summary>Campaigns, lists, the do-not-call list and callbacks, with one number outside that is really called.</summary>
internal sealed class OutboundWalk(WalkHouse house, WalkPage boss, WalkPage agent)
{
    public async Task CampaignsAsync()
    {
        await boss.GoAsync("campaigns/+", ".ant-drawer form");
        await boss.Button("Save").ClickAsync();
        await boss.SeesAsync("Please fill this in");
        await boss.LookAsync("campaign-new");
        var campaign = (await house.MakeCampaignAsync()).GetProperty("id").GetString();
        await boss.LookAtAsync("campaign-empty", $"campaigns/{campaign}/leads", ".nothing");
        await ImportAsync();
        await boss.LookAtAsync("campaign-list", $"campaigns/{campaign}/leads", "tbody tr");
        await boss.LookAtAsync("campaign-before", $"campaigns/{campaign}", ".totals");
        await boss.Button("Start").ClickAsync();
        await boss.Page.Locator(".ant-modal .bars, .ant-modal p").First.WaitForAsync();
        await boss.LookAsync("campaign-start");
        await boss.Page.Keyboard.PressAsync("Escape");
        await DialAsync($"/api/v1/campaigns/{campaign}");
        await boss.LookAtAsync("campaign-live", $"campaigns/{campaign}", ".totals");
        await boss.LookAtAsync("campaign-results", $"campaigns/{campaign}/outcomes", "tbody tr");
        await boss.GoAsync($"campaigns/{campaign}/settings", ".narrow form");
        await boss.Text("Outcomes that agents may choose").ClickAsync();
        await boss.Text("Script and form").ClickAsync();
        await boss.LookAsync("campaign-settings");
        await boss.WholePictureAsync("campaign-settings-whole");
        await boss.LookAtAsync("campaigns", "campaigns", "tbody tr.clickable");
    }

    public async Task DoNotCallAsync()
    {
        await boss.LookAtAsync("do-not-call-empty", "donotcall", ".nothing");
        await boss.Button("Add a number").ClickAsync();
        await boss.Page.Locator("#number").FillAsync("not a number");
        await boss.Page.Locator(".ant-modal-footer .ant-btn-primary").ClickAsync();
        await boss.SeesAsync("That is not a phone number");
        await boss.LookAsync("do-not-call-add");
        await boss.Page.Keyboard.PressAsync("Escape");
        await boss.Page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "list.txt", MimeType = "text/plain", Buffer = "+493055519901\nnobody\n+493055519902\n"u8.ToArray() });
        await boss.SeesAsync("2 numbers imported");
        await boss.LookAsync("do-not-call-imported");
        await boss.Page.Keyboard.PressAsync("Enter");
        await boss.Button("Remove").ClickAsync();
        await boss.SeesAsync("from the list?");
        await boss.LookAsync("do-not-call-remove");
        await boss.Page.Keyboard.PressAsync("Escape");
    }

    public async Task CallbacksAsync()
    {
        await boss.LookAtAsync("callbacks", "callbacks", "tbody tr.clickable");
        await boss.Page.GetByText("Otto Ohm").ClickAsync();
        await boss.Page.Locator(".ant-drawer form").WaitForAsync();
        await boss.LookAsync("callback");
        await boss.Page.Locator(".ant-drawer .ant-btn-dangerous").ClickAsync();
        await boss.SeesAsync("Cancel this callback?");
        await boss.LookAsync("callback-cancel");
        await boss.Page.Keyboard.PressAsync("Escape");
        await boss.LookAtAsync("callback-new", "callbacks/+", ".ant-drawer form");
        await boss.LookAtAsync("callbacks-none", "callbacks?state=cancelled", ".nothing");
    }

    private async Task ImportAsync()
    {
        await boss.Button("Import a list").ClickAsync();
        await boss.Page.Locator(".ant-upload-drag").WaitForAsync();
        await boss.LookAsync("list-import");
        var list = $"Telefon,Kunde,Tarif\n{WalkHouse.Outside},Nora Nord,Strom 24\n+493055519901,Kai Kern,Gas\nx,Wrong One,Gas\n";
        await boss.Page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "list.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(list) });
        await boss.SeesAsync("All other columns");
        await boss.LookAsync("list-columns");
        await boss.Page.Locator(".ant-modal-footer .ant-btn-primary").ClickAsync();
        await boss.SeesAsync("2 imported");
        await boss.LookAsync("list-report");
        await boss.Page.Keyboard.PressAsync("Escape");
    }

    /// <summary>The number outside answers, and the agent has the script before her.</summary>
    private async Task DialAsync(string campaign)
    {
        await house.SetStateAsync("dora", "ready");
        await house.Server.SendAsync(HttpMethod.Put, $"{campaign}/state", new { state = "running" });
        await house.World.WaitAsync("CALL_INCOMING", Company.Patience);
        await house.World.CommandAsync("accept");
        await agent.Page.Locator(".call-bar.onCall").WaitForAsync();
        await agent.SeesAsync("May I ask you");
        await agent.LookAsync("desk-campaign");
        await house.World.CommandAsync("hangup");
        await agent.Page.Locator(".call-bar.wrapUp").WaitForAsync();
        await agent.LookAsync("desk-campaign-wrap-up");
        await agent.ChooseAsync("disposition", "Sold");
        await agent.Button("Complete").ClickAsync();
        await house.SetStateAsync("dora", "notReady", "meeting");
        await house.Server.SendAsync(HttpMethod.Put, $"{campaign}/state", new { state = "paused" });
    }
}
