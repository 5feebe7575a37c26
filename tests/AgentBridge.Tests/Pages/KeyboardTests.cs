using CallCenter.AgentBridge.Tests.Fakes;
using Microsoft.Playwright;

namespace CallCenter.AgentBridge.Tests.Pages;

/// <summary>What opens takes the keyboard, a dialog keeps it, Escape closes it, and the keyboard is back where it was.</summary>
[NonParallelizable]
internal sealed class KeyboardTests
{
    private const string Inside = "(box) => box.contains(document.activeElement)";

    /// <summary>Beyond the last key is the browser's own bar.</summary>
    private const string KeptInside = "(box) => box.contains(document.activeElement) || document.activeElement === document.body";

    [Test]
    public async Task WhatOpens_TakesTheKeyboard_AndGivesItBack()
    {
        await using var host = await SampleCompany.OpenAsync();
        await using var screen = await Browser.OpenAsync(host);
        await screen.SignInAsync("admin");
        (string Path, string Button, string Opens)[] all =
        [
            ("tickets", "New ticket", ".ant-modal"), ("knowledge", "Import", ".ant-modal"), ("donotcall", "Add a number", ".ant-modal"), ("live", "Message to Ben Agent", ".ant-modal"),
            ("live", "waiting in Customer support: show them", ".ant-drawer"), ("queues", "New queue", ".ant-drawer"), ("campaigns", "New campaign", ".ant-drawer"),
            ("reports", "Save report", ".ant-popover"), ("reports", "Saved reports", ".ant-popover"), ("donotcall", "Remove", ".ant-popover"),
            ("queues/support", "Delete", ".ant-popover"), ("live", "Set the state of Ben Agent", ".ant-dropdown"), ("health", "Ada Admin", ".ant-dropdown"),
        ];
        foreach (var (path, button, opens) in all)
        {
            await screen.GoAsync(path);
            await OpensAndClosesAsync(screen.Page, screen.Button(button).First, opens, $"{path}: {button}");
        }

        Assert.That(screen.Errors, Is.Empty);
    }

    private static async Task OpensAndClosesAsync(IPage page, ILocator opener, string opens, string what)
    {
        await opener.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        var box = page.Locator($"{opens}:not([class*=hidden])").Filter(new() { Visible = true }).Last;
        await box.WaitForAsync();
        await Until.TrueAsync(async () => await box.EvaluateAsync<bool>(Inside));
        for (var i = 0; i < 12 && opens is ".ant-modal" or ".ant-drawer"; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            Assert.That(await box.EvaluateAsync<bool>(KeptInside), $"{what}: the keyboard leaves the dialog");
        }

        await page.Keyboard.PressAsync("Escape");
        await box.WaitForAsync(new() { State = WaitForSelectorState.Hidden });
        await Assertions.Expect(opener).ToBeFocusedAsync(new() { Timeout = 10_000 });
    }
}
