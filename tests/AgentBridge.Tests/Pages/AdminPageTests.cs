using CallCenter.AgentBridge.Tests.Fakes;
using Microsoft.Playwright;

namespace CallCenter.AgentBridge.Tests.Pages;

[NonParallelizable]
internal sealed class AdminPageTests
{
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
