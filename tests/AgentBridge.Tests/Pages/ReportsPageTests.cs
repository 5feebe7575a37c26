using CallCenter.AgentBridge.Tests.Fakes;
using Microsoft.Playwright;

namespace CallCenter.AgentBridge.Tests.Pages;

internal sealed class ReportsPageTests
{
    [Test]
    public async Task Report_IsShownInBothLanguages_AndAFigureOpensItsCalls()
    {
        await using var host = await BridgeHost.StartAsync();
        var id = CallId.New();
        host.Calls.Calls[id] = Samples.Call(id, DateTimeOffset.UtcNow.AddHours(-1), "two.wav");
        File.WriteAllBytes(Path.Combine(host.Recordings, "two.wav"), StereoWav.TwoSeconds());
        host.Reports.Calls = [id];
        host.Reports.Table = SampleReports.Week;
        host.Reports.Deviations = [SampleReports.Missed()];
        await using var screen = await Browser.OpenAsync(host);
        await screen.SignInAsync("sam");
        await screen.GoAsync("reports?range=lastWeek&group=queue");
        await screen.SeesAsync("Answered within the target ÷ offered; 103 of 140 calls within 20 s");
        await screen.Page.Locator(".report-picture canvas").WaitForAsync();
        await screen.PictureAsync("reports");
        Assert.That(await screen.BarriersAsync(), Is.Empty);
        Assert.That(host.Reports.Asked!.By, Is.EqualTo(new[] { ReportGrouping.Day, ReportGrouping.Queue }));

        await screen.Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Targets" }).ClickAsync();
        await screen.SeesAsync("Service level 74% instead of at least 80%");
        await screen.SeesAsync("Mostly because of 10:00–11:00 (35%, 40 calls, 78% of the gap)");
        await screen.PictureAsync("targets");
        Assert.That(await screen.BarriersAsync(), Is.Empty);

        await screen.Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "What if" }).ClickAsync();
        await screen.Button("Play again").ClickAsync();
        await screen.SeesAsync("2 more");
        await screen.PictureAsync("what-if");
        Assert.That(await screen.BarriersAsync(), Is.Empty);

        await host.Reports.AddAsync(new SavedReport(Guid.CreateVersion7(), "Monday morning", "sam", "range=lastWeek&group=queue"));
        await screen.Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "By e-mail" }).ClickAsync();
        await screen.Button("New").ClickAsync();
        await screen.Page.GetByLabel("Saved report").ClickAsync();
        await screen.Page.GetByText("Monday morning").Last.ClickAsync();
        await screen.Page.GetByLabel("To", new PageGetByLabelOptions { Exact = true }).FillAsync("ann@example.org,");
        await screen.PictureAsync("report-mailed-form");
        await screen.Button("Save").ClickAsync();
        await screen.SeesAsync("Daily · 08:00");
        await screen.Button("Send now").ClickAsync();
        await screen.Page.Locator(".mailed-letters .ant-tag").WaitForAsync();
        await screen.PictureAsync("report-mailed");
        Assert.That(await screen.BarriersAsync(), Is.Empty);
        Assert.That(host.Mail.Mails.Single().Body, Does.StartWith("Inbound summary\n").And.Contain("Offered: 140\n"));

        await screen.GoAsync("reports?range=lastWeek&group=queue&zone=Europe/Berlin");
        await screen.Page.Locator(".ant-table-summary a").Nth(1).ClickAsync();
        await screen.SeesAsync("Calls behind: Inbound summary · Abandoned");
        await screen.Page.GetByText("+4930555").First.ClickAsync();
        await screen.Page.Locator(".waveform canvas").WaitForAsync();
        await screen.PictureAsync("call-player");
        Assert.That(await screen.BarriersAsync(), Is.Empty);
        Assert.That(screen.Errors, Is.Empty);
    }
}
