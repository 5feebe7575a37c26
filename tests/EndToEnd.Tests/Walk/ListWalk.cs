using System.Text;
using Microsoft.Playwright;

namespace CallCenter.EndToEnd.Tests.Walk;

/// <summary>The pages of an administrator: before there is anything, and with a day's work in them.</summary>
internal sealed class ListWalk(WalkHouse house, WalkPage boss)
{
    public async Task EmptyAsync()
    {
        foreach (var path in new[] { "live", "calls", "tickets", "customers", "knowledge", "knowledge/questions", "knowledge/limits", "reports", "callbacks", "campaigns", "agents", "queues", "trunks" })
        {
            await boss.LookAtAsync("empty-" + path.Replace('/', '-'), path, ".page");
        }
    }

    public async Task CallsAsync()
    {
        await boss.LookAtAsync("calls", "calls", "tbody tr.clickable");
        var call = (await house.Server.GetAsync("/api/v1/calls?phone=%2B493055510004&events=false"))[0].GetProperty("id").GetString();
        await boss.LookAtAsync("call", $"calls/{call}", ".events .event");
        await boss.Text("All steps").ClickAsync();
        await boss.LookAsync("call-all-steps");
        await boss.LookAtAsync("calls-none", "calls?result=failed", ".nothing");
        await boss.LookAtAsync("calls-said", "calls?said=meter", ".said-text");
        await boss.LookAtAsync("calls-said-none", "calls?said=zeppelin", ".nothing");
        await boss.LookAtAsync("not-a-page", "nonsense", "h1");
    }

    public async Task TicketsAsync()
    {
        await boss.LookAtAsync("tickets", "tickets", "tbody tr.clickable");
        var ticket = (await house.Server.GetAsync("/api/v1/tickets?phone=%2B493055510004"))[0].GetProperty("id").GetString();
        await boss.LookAtAsync("ticket", $"tickets/{ticket}", ".ticket-detail .ant-timeline");
        await boss.Page.Locator(".ticket-detail").GetByText("History").ScrollIntoViewIfNeededAsync();
        await boss.LookAsync("ticket-history");
        await boss.Button("Edit").ClickAsync();
        await boss.Page.Locator("#phone").FillAsync("not a phone <b>x</b>");
        await boss.Button("Save").ClickAsync();
        await boss.SeesAsync("That is not a phone number");
        await boss.LookAsync("ticket-edit");
        await boss.Button("Cancel").ClickAsync();
        await boss.Button("Close unresolved").ClickAsync();
        await boss.SeesAsync("Close this ticket for good?");
        await boss.LookAsync("ticket-close");
        await boss.Page.Keyboard.PressAsync("Escape");
        await boss.GoAsync("tickets", "tbody tr.clickable");
        await boss.Button("New ticket").ClickAsync();
        await boss.Page.Locator("#subject").WaitForAsync();
        await boss.LookAsync("ticket-new");
        await boss.Button("Cancel").ClickAsync();
        await boss.LookAtAsync("tickets-closed", "tickets?scope=all&state=closedUnresolved", ".nothing");
    }

    public async Task CustomersAsync()
    {
        await boss.LookAtAsync("customers", "customers", "tbody tr.clickable");
        await boss.Text("Greta Lindqvist").ClickAsync();
        await boss.Page.Locator(".ant-drawer form").WaitForAsync();
        await boss.LookAsync("customer");
        await boss.Button("Merge").ClickAsync();
        await boss.SeesAsync("Customer who stays");
        await boss.LookAsync("customer-merge");
        await boss.Page.Keyboard.PressAsync("Escape");
        var greta = (await house.Server.GetAsync("/api/v1/customers?phone=%2B493055510001"))[0].GetProperty("id").GetString();
        await house.PutAsync($"customers/{greta}", new
        {
            name = "Greta Lindqvist", company = "Lindqvist Bakeries and Cafés", numbers = new[] { "+493055510001", "+493055510091" }, email = "greta@lindqvist.example",
            valueClass = "A", notes = "Prefers to be called in the evening.",
        });
        await boss.Page.Locator(".ant-drawer #name").FillAsync("Greta Lindqvist-Novak");
        await boss.Button("Save").ClickAsync();
        await boss.SeesAsync("Somebody else has saved this meanwhile");
        await boss.LookAsync("customer-conflict");
        await boss.Button("Take theirs").ClickAsync();
        await boss.Button("Save").ClickAsync();
        await boss.SeesAsync("Saved");
        await boss.LookAtAsync("customers-none", "customers?q=nobody-of-this-name", ".nothing");
    }

    public async Task KnowledgeAsync()
    {
        await boss.LookAtAsync("knowledge", "knowledge", ".ant-tree-list .ant-tree-treenode");
        await boss.Page.Locator(".ant-tree-list .ant-tree-node-content-wrapper").Last.ClickAsync();
        await boss.Page.Locator(".article-card form").WaitForAsync();
        await boss.LookAsync("article");
        await boss.Page.Locator("#title").PressSequentiallyAsync(" changed");
        await boss.Text("Calls").ClickAsync();
        await boss.SeesAsync("There are unsaved changes");
        await boss.LookAsync("article-unsaved");
        await boss.Button("Discard changes").ClickAsync();
        await boss.LookAtAsync("article-new", "knowledge/articles/new", ".article-card form");
        await boss.GoAsync("knowledge/try", ".narrow");
        await boss.Page.Locator("#question").FillAsync("how do i give you my meter reading");
        await boss.Button("Ask").ClickAsync();
        await boss.Page.Locator(".narrow .ant-alert").WaitForAsync();
        await boss.LookAsync("knowledge-try");
        await boss.LookAtAsync("knowledge-questions", "knowledge/questions", ".ant-tabs-content .asked");
        Assert.That(await boss.Page.GetByText("did not help").CountAsync(), Is.Zero, "the answer to \"did that help?\" is no question");
        await boss.LookAtAsync("knowledge-limits", "knowledge/limits", ".trade");
        await ImportAsync();
    }

    private async Task ImportAsync()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        await boss.GoAsync("knowledge", ".ant-tree-list .ant-tree-treenode");
        await boss.Button("Import").ClickAsync();
        await boss.Page.Locator(".ant-upload-drag").WaitForAsync();
        await boss.LookAsync("import");
        await boss.Page.Locator("input[type=file]").SetInputFilesAsync(File("wenti.csv",
            Encoding.GetEncoding("GB18030").GetBytes("article,question,answer,language\nhours-zh,你们几点开门,我们八点开门。,zh\n")));
        await boss.LookAsync("import-gbk");
        await boss.Page.Locator("input[type=file]").SetInputFilesAsync(File("broken.csv",
            Encoding.UTF8.GetBytes("article,question,answer\nfine,is this fine,yes it is\nbad,\"never closed,no\nlost,what about me,hm\n,without an article,no\n")));
        await boss.Page.Locator(".ant-modal-footer .ant-btn-primary").ClickAsync();
        await boss.Page.Locator(".ant-modal .ant-alert").First.WaitForAsync();
        await boss.LookAsync("import-report");
        await boss.Page.Keyboard.PressAsync("Escape");
    }

    private static FilePayload File(string name, byte[] bytes) => new() { Name = name, MimeType = "text/csv", Buffer = bytes };

    public async Task HouseAsync()
    {
        await boss.LookAtAsync("people", "agents", "tbody tr.clickable");
        await boss.LookAtAsync("person", "agents/anna", ".ant-drawer form");
        await boss.LookAtAsync("person-new", "agents/+", ".ant-drawer form");
        await boss.LookAtAsync("trunks", "trunks", ".ant-table");
        await boss.LookAtAsync("trunk", "trunks/carrier", ".ant-drawer form");
        await boss.LookAtAsync("trunk-new", "trunks/+", ".ant-drawer form");
        await boss.LookAtAsync("queues", "queues", "tbody tr.clickable");
        await SomebodyWasFasterAsync();
        await boss.GoAsync("queues/billing", ".ant-drawer form");
        await boss.Page.Locator("#serviceLevelSeconds").FillAsync("99999");
        await boss.Button("Save").ClickAsync();
        await boss.SeesAsync("From 1 to 3600");
        await boss.LookAsync("queue");
        await boss.Page.Locator("#serviceLevelSeconds").FillAsync("20");
        foreach (var tab in new[] { "Routing", "Hours and overflow", "Announcements" })
        {
            await boss.Page.GetByRole(AriaRole.Tab, new() { Name = tab }).ClickAsync();
            await AddRowsAsync();
            await boss.LookAsync("queue-" + tab.Split(' ')[0]);
        }

        await boss.Button("Delete").ClickAsync();
        await boss.Page.Locator(".ant-popover .ant-btn-primary").ClickAsync();
        await boss.SeesAsync("Served by");
        await boss.PictureAsync("queue-in-use");
        await boss.Page.GotoAsync("/#/health");
        await boss.Page.Locator(".ant-modal-confirm, .health-part").First.WaitForAsync();
        if (await boss.Page.Locator(".ant-modal-confirm").IsVisibleAsync())
        {
            await boss.Page.Locator(".ant-modal-confirm .ant-btn-dangerous").ClickAsync();
        }

        await boss.Page.Locator(".health-part").First.WaitForAsync();
        await boss.Page.Locator("#whom").FillAsync("+493055510041");
        await boss.Button("Watch").ClickAsync();
        await boss.Page.Locator(".sip-watches li").WaitForAsync();
        await boss.LookAsync("health");
        await boss.WholePictureAsync("health-whole");
        await PasswordAsync();
    }

    private async Task SomebodyWasFasterAsync()
    {
        await boss.GoAsync("queues/web", ".ant-drawer form");
        await house.PutAsync("queues/web", new { displayName = "Web pages and outbound calls", ringSeconds = 33, serviceLevelSeconds = 45 });
        await boss.Page.Locator("#ringSeconds").FillAsync("12");
        await boss.Button("Save").ClickAsync();
        await boss.SeesAsync("Somebody else has saved this meanwhile");
        await boss.LookAsync("queue-conflict");
        await boss.Button("Take theirs").ClickAsync();
        await boss.Button("Save").ClickAsync();
        await boss.SeesAsync("Saved");
    }

    /// <summary>One line of each kind that the tab has.</summary>
    private async Task AddRowsAsync()
    {
        foreach (var add in await boss.Page.Locator(".ant-drawer .ant-tabs-tabpane-active .ant-btn-sm:has(.anticon-plus)").AllAsync())
        {
            await add.ClickAsync();
        }
    }

    private async Task PasswordAsync()
    {
        await boss.Button("Administrator").ClickAsync();
        await boss.Text("Change password").ClickAsync();
        await boss.Page.Locator("#currentPassword").FillAsync("not it");
        await boss.Page.Locator("#password").FillAsync("long enough");
        await boss.Page.Locator(".ant-modal-footer .ant-btn-primary").ClickAsync();
        await boss.SeesAsync("The current password is wrong");
        await boss.LookAsync("password");
        await boss.Page.Keyboard.PressAsync("Escape");
    }
}
