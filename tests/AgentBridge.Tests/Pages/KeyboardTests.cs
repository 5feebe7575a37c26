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
            ("live", "waiting in Customer support: show them", ".ant-drawer-content-wrapper"), ("queues", "New queue", ".ant-drawer-content-wrapper"), ("campaigns", "New campaign", ".ant-drawer-content-wrapper"),
            ("reports", "Save report", ".ant-popover"), ("reports", "Saved reports", ".ant-popover"), ("donotcall", "Remove", ".ant-popover"),
            ("queues/support", "Delete", ".ant-popover"), ("live", "Set the state of Ben Agent", ".ant-dropdown"), ("health", "Ada Admin", ".ant-dropdown"),
        ];
        var findings = new List<string>();
        foreach (var (path, button, opens) in all)
        {
            await screen.GoAsync(path);
            try
            {
                await OpensAndClosesAsync(screen.Page, screen.Button(button).First, opens);
            }
            catch (Exception e) when (e is TimeoutException or PlaywrightException or AssertionException)
            {
                findings.Add($"{path}: {button}: {e.Message}");
                await screen.Page.ReloadAsync();
            }
        }

        Assert.That(findings, Is.Empty, string.Join('\n', findings));
        Assert.That(screen.Errors, Is.Empty);
    }

    private static async Task OpensAndClosesAsync(IPage page, ILocator opener, string opens)
    {
        await opener.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        var box = page.Locator($"{opens}:not([class*=hidden])").Filter(new() { Visible = true }).Last;
        await box.WaitForAsync();
        await Until.TrueAsync(async () => await box.EvaluateAsync<bool>(Inside));
        for (var i = 0; i < 12 && opens is ".ant-modal" or ".ant-drawer-content-wrapper"; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            Assert.That(await box.EvaluateAsync<bool>(KeptInside), "the keyboard leaves the dialog");
        }

        await page.Keyboard.PressAsync("Escape");
        await box.WaitForAsync(new() { State = WaitForSelectorState.Hidden, Timeout = 20_000 });
        await Assertions.Expect(opener).ToBeFocusedAsync(new() { Timeout = 10_000 });
    }
}
