using CallCenter.AgentBridge.Tests.Fakes;
using Microsoft.Playwright;

namespace CallCenter.AgentBridge.Tests.Pages;

[Parallelizable(ParallelScope.All)]
internal sealed class AdminPageTests
{
    [Test]
    public async Task Queue_SavedBySomebodyElseMeanwhile_TheTypedStaysAndTheNextSaveReplaces()
    {
        await using var host = await BridgeHost.StartAsync();
        await using var screen = await Browser.OpenAsync(host);
        await screen.SignInAsync("admin");
        await screen.GoAsync("queues/support");
        await screen.Page.Locator("#ringSeconds").FillAsync("31");
        var stored = (await host.Queues.GetAsync("support"))!;
        await host.Queues.UpdateAsync(stored with { RingSeconds = 44, DisplayName = "Help", Version = stored.Version + 1 });

        await screen.Button("Save").ClickAsync();
        await screen.SeesAsync("Save again to replace theirs, or take theirs.");
        await screen.SeesAsync("Saved by the other: 44");
        await screen.SeesAsync("Saved by the other: Help");
        await Assertions.Expect(screen.Page.Locator("#ringSeconds")).ToHaveValueAsync("31");

        await screen.Button("Save").ClickAsync();
        await screen.Page.Locator(".ant-drawer-content").WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Detached });
        var saved = (await host.Queues.GetAsync("support"))!;
        // the rules that the form shows as the usual ones are stored as shown
        Assert.That(saved with { Rules = stored.Rules }, Is.EqualTo(stored with { RingSeconds = 31, Version = 3 }));
        Assert.That(saved.Rules.Classes.Select(c => (c.Class, c.Weight)), Is.EqualTo(new[] { ("A", 4), ("B", 2), ("C", 1) }));
    }

    [Test]
    public async Task Person_DisabledBySomebodyElseMeanwhile_DoesNotComeBackByASave()
    {
        await using var host = await BridgeHost.StartAsync();
        await using var screen = await Browser.OpenAsync(host);
        await screen.SignInAsync("admin");
        await screen.GoAsync("agents/anna");
        await screen.Page.Locator("#name").FillAsync("Anna B.");
        await host.Users.ChangeAsync("anna", anna => anna with { Disabled = true, Name = "Anne" });

        await screen.Button("Save").ClickAsync();
        await screen.SeesAsync("Save again to replace theirs, or take theirs.");
        await screen.SeesAsync("Saved by the other: Anne");
        Assert.That((await host.Users.GetAsync("anna"))!.Disabled, Is.True);
        await screen.Button("Take theirs").ClickAsync();
        await Assertions.Expect(screen.Page.Locator("#name")).ToHaveValueAsync("Anne");
        await screen.Page.Locator("#name").FillAsync("Anna C.");
        await screen.Button("Save").ClickAsync();
        await screen.Page.Locator(".ant-drawer-content").WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Detached });
        Assert.That((await host.Users.GetAsync("anna"))!, Has.Property("Name").EqualTo("Anna C.").And.Property("Disabled").True);
    }

    [Test]
    public async Task Offers_SavedBySomebodyElseMeanwhile_NothingIsLost()
    {
        await using var host = await BridgeHost.StartAsync();
        await using var screen = await Browser.OpenAsync(host);
        await screen.SignInAsync("admin");
        await screen.GoAsync("customers");
        await screen.Button("Offers").ClickAsync();
        await screen.Button("Add an offer").ClickAsync();
        await screen.Page.Locator("#hints_0_en").FillAsync("mine");
        await screen.Page.Locator("#hints_0_zh").FillAsync("我的");
        IUpsellHints hints = host.Profiles;
        await hints.SetAsync([new UpsellHint(null, null, null, "theirs", "他们的")]);

        await screen.Button("Save").ClickAsync();
        await screen.SeesAsync("Save again to replace theirs, or take theirs.");
        Assert.That((await hints.ListAsync()).Single().En, Is.EqualTo("theirs"));
        await Assertions.Expect(screen.Page.Locator("#hints_0_en")).ToHaveValueAsync("mine");
        await screen.Button("Take theirs").ClickAsync();
        await Assertions.Expect(screen.Page.Locator("#hints_0_en")).ToHaveValueAsync("theirs");
        await screen.Button("Save").ClickAsync();
        await screen.SeesAsync("Saved");
        Assert.That((await hints.ListAsync()).Single().En, Is.EqualTo("theirs"));
        Assert.That(screen.Errors.Where(line => !line.Contains("409")), Is.Empty);
    }

    [Test]
    public async Task Menu_OnALowScreen_IsReachedToItsEnd()
    {
        await using var host = await BridgeHost.StartAsync();
        await using var screen = await Browser.OpenAsync(host, width: 800, height: 500);
        await screen.SignInAsync("admin");
        await screen.Page.GetByRole(AriaRole.Menuitem).Last.ClickAsync();
        await screen.Page.Locator(".health-part").First.WaitForAsync();
    }

    [Test]
    public async Task Queue_WrongBehindAnotherTab_ThatTabIsOpened()
    {
        await using var host = await BridgeHost.StartAsync();
        await using var screen = await Browser.OpenAsync(host);
        await screen.SignInAsync("admin");
        await screen.GoAsync("queues/support");
        await screen.Page.GetByRole(AriaRole.Tab, new PageGetByRoleOptions { Name = "Announcements" }).ClickAsync();
        await screen.Page.Locator("#announceEverySeconds").FillAsync("5");
        await screen.Page.GetByRole(AriaRole.Tab, new PageGetByRoleOptions { Name = "General" }).ClickAsync();
        await Assertions.Expect(screen.Page.Locator("#announceEverySeconds")).ToBeHiddenAsync();
        await screen.Button("Save").ClickAsync();
        await Assertions.Expect(screen.Page.Locator(".ant-form-item:has(#announceEverySeconds) .ant-form-item-explain-error")).ToBeVisibleAsync();
    }

    [TestCase("en", "Page not found", "To Dashboard")]
    [TestCase("zh", "页面不存在", "前往看板")]
    public async Task UnknownAddress_SaysSo_WithAWayBack(string language, string says, string back)
    {
        await using var host = await BridgeHost.StartAsync();
        await host.AddUserAsync("lea", "Lea", Roles.Supervisor, language);
        await using var screen = await Browser.OpenAsync(host);
        await screen.SignInAsync("lea");
        await screen.GoAsync("nonsense/7");
        await screen.SeesAsync(says);
        Assert.That(await screen.BarriersAsync(), Is.Empty);
        await screen.Button(back).ClickAsync();
        await screen.Page.Locator(".ant-menu-item-selected").WaitForAsync();
        Assert.That(screen.Page.Url, Does.EndWith("#/live"));
    }

    [Test]
    public async Task Health_IsWrittenInTheReadersLanguage()
    {
        await using var host = await BridgeHost.StartAsync();
        host.Sip.Line = HealthLine.Of(HealthCode.FactsWait, "3 facts wait in memory: disk full", ("count", 3), ("why", "disk full"));
        await host.AddUserAsync("lea", "Lea", Roles.Supervisor, "zh");
        await using var screen = await Browser.OpenAsync(host);
        await screen.SignInAsync("lea");
        await screen.GoAsync("health");
        await screen.SeesAsync("3 条事件暂存于内存：disk full");
    }

    [Test]
    public async Task Queue_OutOfRangeIsToldAtItsField_ANameMayBeChinese_AndInUseSaysByWhat()
    {
        await using var host = await BridgeHost.StartAsync();
        await using var screen = await Browser.OpenAsync(host);
        await screen.SignInAsync("admin");
        await screen.GoAsync("queues/support");
        await screen.Page.Locator("#displayName").FillAsync("客户服务");
        await screen.Page.Locator("#serviceLevelSeconds").FillAsync("99999");
        await screen.Button("Save").ClickAsync();
        await Assertions.Expect(screen.Page.Locator(".ant-form-item:has(#serviceLevelSeconds) .ant-form-item-explain-error")).ToHaveTextAsync("From 1 to 3600");
        Assert.That((await host.Queues.GetAsync("support"))!.ServiceLevelSeconds, Is.EqualTo(20));

        await screen.Page.Locator("#serviceLevelSeconds").FillAsync("30");
        await screen.Button("Save").ClickAsync();
        await screen.SeesAsync("客户服务");
        Assert.That((await host.Queues.GetAsync("support"))!.DisplayName, Is.EqualTo("客户服务"));

        await screen.GoAsync("queues/support");
        await screen.Button("Delete").ClickAsync();
        await screen.Page.Locator(".ant-popover .ant-btn-primary").ClickAsync();
        await screen.SeesAsync("Served by: admin, anna, ben, sam");
        Assert.That(await host.Queues.GetAsync("support"), Is.Not.Null);
    }
}
