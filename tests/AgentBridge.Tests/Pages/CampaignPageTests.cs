using CallCenter.AgentBridge.Tests.Campaigns;
using CallCenter.AgentBridge.Tests.Fakes;
using Microsoft.Playwright;

namespace CallCenter.AgentBridge.Tests.Pages;

internal sealed class CampaignPageTests
{
    [Test]
    public async Task Campaign_IsMade_FilledFromAWorkbook_CheckedStarted_AndWatched()
    {
        await using var host = await BridgeHost.StartAsync();
        await using var screen = await Browser.OpenAsync(host);
        await screen.SignInAsync("admin");
        await screen.GoAsync("campaigns/+");
        await screen.Button("Save").ClickAsync();
        await Assertions.Expect(screen.Page.Locator(".ant-form-item:has(#seller) .ant-form-item-explain-error")).ToHaveTextAsync("Please fill this in");
        await screen.Page.Locator("#name").FillAsync("Spring");
        await screen.Page.Locator("#seller").FillAsync("Acme");
        await screen.Page.Locator("#callerNumber").FillAsync("+4930123456");
        await screen.Page.Locator("#queue").PressSequentiallyAsync("support");
        await screen.Page.Locator("#queue").PressAsync("Enter");
        await screen.Page.GetByText("Script and form").ClickAsync();
        await screen.Button("Add a page").ClickAsync();
        await screen.Page.Locator("#script_0_id").FillAsync("hello");
        await screen.Page.Locator("#script_0_text").FillAsync("Hello {name}");
        await screen.Button("Save").ClickAsync();

        // its list
        await screen.Page.GetByRole(AriaRole.Tab, new PageGetByRoleOptions { Name = "List" }).ClickAsync();
        Assert.That(host.Campaigns.Campaigns.Values.Single(), Has.Property("Name").EqualTo("Spring").And.Property("Queue").EqualTo("support"));
        await screen.Button("Import a list").ClickAsync();
        var workbook = ExcelFile.Of([["Telefon", "Kunde"], ["+4930555001", "Ann"], ["x", "Ben"]]);
        await screen.Page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "list.xlsx", MimeType = "", Buffer = workbook });
        await screen.SeesAsync("All other columns are shown to the agent");
        await screen.Button("Import").ClickAsync();
        await screen.SeesAsync("2 rows: 1 imported, 0 duplicates, 1 rejected.");
        await screen.SeesAsync("Phone number: “x” is not a phone number");
        Assert.That(host.Campaigns.Columns!.Number, Is.EqualTo("Telefon"), "guessed");
        Assert.That(await screen.BarriersAsync(), Is.Empty);
        await screen.Page.Locator(".ant-modal-footer").GetByText("Close").ClickAsync();

        // the start, and what is pushed from then on
        await screen.Page.GetByRole(AriaRole.Tab, new PageGetByRoleOptions { Name = "Live" }).ClickAsync();
        await screen.Button("Start").ClickAsync();
        await screen.SeesAsync("2 of 3 waiting numbers would not be dialed now:");
        await screen.Page.Locator(".ant-modal-footer").GetByText("Start").ClickAsync();
        await screen.SeesAsync("somebody would be likely to find no agent");
        await screen.SeesAsync("2.7%");
        await screen.PictureAsync("campaign");
        Assert.That(await screen.BarriersAsync(), Is.Empty);

        await host.Campaigns.DoNotCallAsync("+4930555009", "sam", null);
        await screen.GoAsync("donotcall");
        await screen.SeesAsync("+4930555009");
        await screen.Button("Remove").ClickAsync();
        await screen.Page.Locator(".ant-popconfirm").GetByText("Remove", new LocatorGetByTextOptions { Exact = true }).ClickAsync();
        await screen.SeesAsync("Deleted");
        Assert.That(host.Campaigns.Numbers, Is.Empty);
        Assert.That(screen.Errors, Is.Empty);
    }
}
