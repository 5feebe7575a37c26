using CallCenter.EndToEnd.Tests.Peers;
using Microsoft.Playwright;

namespace CallCenter.EndToEnd.Tests.Walk;

/// <summary>The agent's day: ring, accept, talk, hold, transfer, note, wrap-up; and all the ways in which a note or a caller could get lost.</summary>
internal sealed class DeskWalk(WalkHouse house, WalkPage page)
{
    /// <summary>One call from the question to the wrap-up, looked at in each state.</summary>
    public async Task OneCallAsync()
    {
        await page.LookAtAsync("desk-idle", "desk", ".desk .ant-table");
        await NotHelpedAsync();
        await page.Button("Ready").ClickAsync();
        var (caller, call) = await house.CallAsync("+493055510004");
        await caller.HearAsync(2);
        await caller.SayAsync(Sounds.Demo("03"));
        await house.Server.EventAsync(call, "question");
        await caller.HearAsync(3);
        await caller.CommandAsync("sndcode", "0");
        await house.Anna.WaitAsync("CALL_INCOMING", Company.Patience);
        await page.Page.Locator(".call-bar.offered").WaitForAsync();
        await page.PictureAsync("agent-pop");
        await page.LookAsync("desk-ringing");

        await page.Button("Accept").ClickAsync();
        await page.SeesAsync("Accepted: pick up your phone");
        await page.LookAsync("desk-accepted");
        await house.Anna.WaitAsync("CALL_INCOMING", Company.Patience);
        await house.Anna.CommandAsync("accept");
        await house.Server.EventAsync(call, "bridged");
        await page.Button("Hang up").WaitForAsync();
        await page.Text("Mila Novak").ClickAsync();
        await page.SeesAsync("Ticket linked to Mila Novak");
        await page.Page.Locator("#note").FillAsync("Meter was read twice in spring");
        await page.LookAsync("desk-talking");
        await page.WholePictureAsync("desk-talking-whole");

        await page.Button("Open").ClickAsync();
        await page.Page.Locator(".ant-drawer form").WaitForAsync();
        await page.LookAsync("desk-customer");
        await page.Page.Keyboard.PressAsync("Escape");
        await OtherPagesAsync();
        await ConsultAsync();
        await TransferInVainAsync();
        await HangUpAndReadyAsync(call);
    }

    /// <summary>The wrap-up ends by its clock while somebody types; a colleague's call is rejected; the page is closed; the session is left elsewhere.</summary>
    public async Task LossesAsync()
    {
        await ClockRunsOutAsync();
        await OfferWhileWritingAsync();
        await PageClosedAsync();
        await SignedOutElsewhereAsync();
    }

    /// <summary>Somebody is answered by the machine and says that it did not help.</summary>
    private async Task NotHelpedAsync()
    {
        var (caller, call) = await house.CallAsync("+493055510008");
        await caller.HearAsync(2);
        await caller.SayAsync(Sounds.Demo("00"));
        await house.Server.EventAsync(call, "question");
        await caller.HearOutAsync();
        await caller.SayAsync(Sounds.Demo("62"));
        await house.Server.EventAsync(call, "answerJudged", e => !e.GetProperty("helped").GetBoolean());
        await caller.CommandAsync("hangup");
    }

    private async Task OtherPagesAsync()
    {
        await page.GoAsync("tickets", "tbody tr.clickable");
        await page.LookAsync("tickets-during-a-call");
        await page.Button("To my desk").ClickAsync();
        await Assertions.Expect(page.Page.Locator("#note")).ToHaveValueAsync("Meter was read twice in spring");
    }

    private async Task ConsultAsync()
    {
        await house.SetStateAsync("ben", "ready");
        await page.Button("Transfer").ClickAsync();
        await page.Text("To a colleague").ClickAsync();
        await page.ChooseAsync("colleague", "Ben Okafor");
        await page.Button("Speak first").ClickAsync();
        await page.Button("Conference").WaitForAsync();
        await page.LookAsync("desk-consulting");
        await page.Button("Conference").ClickAsync();
        await page.Button("Leave the others").WaitForAsync();
        await page.LookAsync("desk-conference");
        await page.Button("Send Ben Okafor away").ClickAsync();
        await page.Button("Park").WaitForAsync();
        await house.SetStateAsync("ben", "notReady", "meeting");
    }

    private async Task TransferInVainAsync()
    {
        await page.Button("Transfer").ClickAsync();
        await page.Page.Locator(".ant-modal").WaitForAsync();
        await page.LookAsync("transfer-queue");
        await page.Text("To a colleague").ClickAsync();
        await page.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Combobox).ClickAsync();
        await page.Page.Locator(".colleague").First.WaitForAsync();
        await page.LookAsync("transfer-colleague", axe: false);
        await page.Page.Keyboard.PressAsync("Escape"); // the list of colleagues
        await page.Text("To a menu").ClickAsync();
        await page.Page.Locator("#flow").ClickAsync();
        await page.Page.Locator(".ant-select-item-option").Filter(new() { HasText = "bills" }).First.WaitForAsync();
        await page.LookAsync("transfer-menu", axe: false);
        await page.Page.Keyboard.PressAsync("Escape");
        await page.Text("To a number").ClickAsync();
        await page.Page.Locator("#number").FillAsync("+49 30 999 999");
        await page.LookAsync("transfer-number");
        await page.Page.Locator(".ant-modal-footer .ant-btn-primary").ClickAsync();
        await page.SeesAsync("The caller is yours again");
        await page.LookAsync("desk-transfer-failed");
        await page.Button("Hold").ClickAsync();
        await page.SeesAsync("On hold");
        await page.LookAsync("desk-hold");
        Assert.That(await page.Page.EvaluateAsync<string>("document.activeElement.textContent"), Does.Contain("Resume"), "the keyboard stays at the key");
        await page.Button("Resume").ClickAsync();
    }

    private async Task HangUpAndReadyAsync(string call)
    {
        await page.Button("Hang up").ClickAsync();
        await page.Page.Locator(".call-bar.wrapUp").WaitForAsync();
        await page.LookAsync("desk-wrap-up");
        await page.SpeakAsync("zh");
        await page.PictureAsync("agent-wrap-up-zh");
        await page.SpeakAsync("en");
        await page.Page.Locator("#note").FillAsync("Meter was read twice in spring, credit follows");
        await page.Button("Ready").ClickAsync();
        await house.NoteArrivesAsync(call, "credit follows");
    }

    private async Task ClockRunsOutAsync()
    {
        var (caller, call) = await house.CallAsync("+493055510006", "2000");
        await house.Anna.WaitAsync("CALL_INCOMING", Company.Patience);
        await house.Anna.CommandAsync("accept");
        await page.Button("Transfer").ClickAsync();
        await page.ChooseAsync("queue", "support");
        await page.Page.Locator(".ant-modal-footer .ant-btn-primary").ClickAsync();
        await page.Page.Locator(".call-bar.wrapUp").WaitForAsync();
        await caller.CommandAsync("hangup");
        await page.Page.Locator("#note").FillAsync("typed until the clock ran out");
        await page.SeesAsync("What you had written was saved");
        await page.PictureAsync("wrap-up-over");
        await house.NoteArrivesAsync(call, "typed until the clock ran out");
    }

    private async Task OfferWhileWritingAsync()
    {
        await page.GoAsync("tickets", "tbody tr.clickable");
        await page.Button("New ticket").ClickAsync();
        await page.Page.Locator("#subject").PressSequentiallyAsync("half a ");
        var (caller, _) = await house.QueueAsync("+493055510007");
        await page.Page.Locator(".call-bar.offered").WaitForAsync();
        await page.Page.Keyboard.TypeAsync("subject ");
        await page.LookAsync("offer-while-writing");
        await Assertions.Expect(page.Page.Locator("#subject")).ToHaveValueAsync("half a subject ");
        await page.Button("Reject").ClickAsync();
        await page.SeesAsync("Rejected");
        await Assertions.Expect(page.Page.Locator("#subject")).ToHaveValueAsync("half a subject ");
        await caller.CommandAsync("hangup");
        await page.Button("Cancel").ClickAsync();
        await page.Button("Discard changes").ClickAsync();
        await page.LookAtAsync("desk-rejected", "desk", ".desk .ant-table");
    }

    private async Task PageClosedAsync()
    {
        var other = await house.Browser.SignInAsync("alexandria", Company.AgentPassword);
        await house.SetStateAsync("alexandria", "notReady", "lunch");
        await other.DisposeAsync();
        await page.Button("Ready").ClickAsync();
        await house.Server.UntilStateAsync("anna", "ready");
        await page.Page.GotoAsync("about:blank");
        var away = await house.Server.UntilAsync("/api/v1/agents/anna/state", a => a.GetProperty("state").GetString() == "notReady", Company.Patience);
        Assert.That(away.GetProperty("reason").GetString(), Is.EqualTo("pageClosed"));
        await page.GoAsync("desk", ".desk");
        await page.PictureAsync("desk-page-was-closed");
    }

    private async Task SignedOutElsewhereAsync()
    {
        await using var elsewhere = await house.Browser.SignInAsync("anna", Company.AgentPassword);
        await elsewhere.Page.GotoAsync("about:blank");
        await page.Button("Anna Lindqvist").ClickAsync();
        await page.Text("Sign out").ClickAsync();
        await page.Page.Locator("#user").WaitForAsync();
        await house.Server.UntilStateAsync("anna", "signedOut");
        await page.SignInAsync("anna", Company.AgentPassword);
    }
}
