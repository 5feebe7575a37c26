namespace CallCenter.EndToEnd.Tests.Walk;

/// <summary>The reports of the walk's own day, its targets, and the day played again.</summary>
internal sealed class ReportWalk(WalkPage boss)
{
    private static readonly string[] Names = ["inbound", "waiting", "talk", "load", "lost", "transfers", "agents", "notReady", "axes", "estimates", "selfService", "recognition"];

    public async Task WalkAsync()
    {
        foreach (var name in Names)
        {
            var group = name is "agents" or "load" or "notReady" or "axes" ? "agent" : "queue";
            await boss.LookAtAsync($"report-{name}", $"reports?name={name}&by=hour&group={group}", ".report-table, .nothing");
        }

        await boss.WholePictureAsync("report-whole");
        await boss.LookAtAsync("report-empty", "reports?range=custom&from=2020-01-01&to=2020-01-07", ".report-table");
        await boss.Button("Save report").ClickAsync();
        await boss.Page.Locator(".ant-popover input").FillAsync("An empty week, to be looked at again and again on Monday");
        await boss.LookAsync("report-save");
        await boss.Page.Keyboard.PressAsync("Enter");
        await boss.SeesAsync("Saved");
        await boss.Page.Keyboard.PressAsync("Escape");
        await boss.Button("Saved reports").ClickAsync();
        await boss.Page.Locator(".saved-reports li").WaitForAsync();
        await boss.LookAsync("reports-saved");
        await boss.Page.Keyboard.PressAsync("Escape");
        await MailedAsync();
        await TargetsAsync();
        await boss.GoAsync("reports?name=whatIf", ".report-questions");
        await boss.Button("Play again").ClickAsync();
        await boss.SeesAsync("Same staff, played again");
        await boss.LookAsync("what-if");
    }

    private async Task MailedAsync()
    {
        await boss.LookAtAsync("reports-mailed-none", "reports?name=mailed", ".nothing");
        await boss.Button("New").ClickAsync();
        await boss.Page.Locator(".ant-drawer form").WaitForAsync();
        await boss.Button("Save").ClickAsync();
        await boss.LookAsync("reports-mailed-wrong");
        await boss.ChooseAsync("report", "An empty week");
        await boss.ChooseAsync("rhythm", "week");
        await boss.Page.Locator("#addresses").FillAsync("floor@nordlicht.example, greta.lindqvist-konstantinopoulou@nordlicht.example,");
        await boss.LookAsync("reports-mailed-form");
        await boss.Button("Save").ClickAsync();
        await boss.SeesAsync("Saved");
        await boss.Button("Send now").ClickAsync();
        await boss.Page.Locator(".mailed-letters li").Last.WaitForAsync();
        await boss.LookAsync("reports-mailed");
    }

    private async Task TargetsAsync()
    {
        await boss.LookAtAsync("targets-none", "reports?name=targets", ".nothing");
        await boss.Button("Add a target").ClickAsync();
        await boss.Button("Save").ClickAsync();
        await boss.SeesAsync("Saved");
        await boss.Page.ReloadAsync();
        await boss.Page.Locator(".target-row").WaitForAsync();
        await boss.LookAsync("targets");
    }
}
