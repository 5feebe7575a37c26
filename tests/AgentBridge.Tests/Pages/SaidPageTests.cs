using CallCenter.AgentBridge.Tests.Fakes;

namespace CallCenter.AgentBridge.Tests.Pages;

/// <summary>What is found in what was said, on a narrow screen too.</summary>
[Parallelizable(ParallelScope.All), FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class SaidPageTests
{
    private const string Word = "Rechtsschutzversicherungsgesellschaften";

    [TestCase("en", 800)]
    [TestCase("zh", 800)]
    [TestCase("en", 1280)]
    public async Task LongTexts_StandInTheTable_NothingIsCut(string language, int width)
    {
        await using var host = await BridgeHost.StartAsync();
        await host.AddUserAsync("reader", "Maximiliane von Hohenstein-Wallersdorf", Roles.Supervisor, language);
        var call = CallId.New();
        var at = new DateTimeOffset(2026, 1, 5, 9, 30, 0, TimeSpan.Zero);
        host.Calls.Calls[call] = Samples.Call(call, at, "two.wav");
        var ticket = host.ServiceDesk.Put(Samples.OpenTicket(at));
        var text = string.Join(' ', Enumerable.Repeat($"{Word} 退款什么时候到账", 12)) + " https://example.com/" + new string('x', 180);
        host.Said.All.AddRange(
        [
            new SaidText(1, call, at, SaidKind.Question, null, text), new SaidText(2, call, at, SaidKind.Note, "reader", text),
            new SaidText(3, null, at, SaidKind.TicketNote, "reader", text) { Ticket = ticket.Id },
        ]);
        await using var screen = await Browser.OpenAsync(host, language, width);
        await screen.SignInAsync("reader");

        await screen.GoAsync($"calls?said={Word}");
        await screen.Page.Locator("tbody .said-text").GetByText(Word).First.WaitForAsync();
        await screen.PictureAsync($"said-{language}-{width}");

        Assert.That(await screen.Page.EvaluateAsync<int>("() => { const box = document.querySelector('.flush > .ant-card-body'); return box.scrollWidth - box.clientWidth; }"),
            Is.Zero, "the table is as wide as its card");
        Assert.That(await screen.Page.EvaluateAsync<int>("() => Math.round([...document.querySelectorAll('tbody td .said-text')].find((e) => e.textContent.includes('https')).closest('td').clientWidth)"),
            Is.GreaterThanOrEqualTo(240), "the text has room");
        Assert.That(await screen.FindingsAsync("said"), Is.Empty);
    }
}
