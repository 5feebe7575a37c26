using CallCenter.AgentBridge.Tests.Fakes;

namespace CallCenter.AgentBridge.Tests.Calls;

/// <summary>Who finds what was said, written down and noted.</summary>
internal sealed class SearchEndpointTests : HostFixture
{
    private static readonly DateTimeOffset At = new(2026, 1, 5, 9, 30, 0, TimeSpan.Zero);
    private readonly CallId _annas = CallId.New();
    private readonly CallId _bens = CallId.New();

    [OneTimeSetUp]
    public void Say()
    {
        Host.Calls.Calls[_annas] = Samples.Call(_annas, At, "two.wav");
        var (record, events) = Samples.Call(_bens, At.AddMinutes(1), "two.wav");
        Host.Calls.Calls[_bens] = (record with { Agent = "ben", From = "+4989777", CustomerId = null }, [.. events.Where(e => e.Fact is not CallBridged)]);
        var hers = Host.ServiceDesk.Put(Samples.OpenTicket(At) with { Owner = "anna" });
        var his = Host.ServiceDesk.Put(Samples.OpenTicket(At) with { Id = Guid.CreateVersion7(), Number = "T-000043", Owner = "ben", Department = null, CustomerId = null, Phone = null });
        Host.Said.All.AddRange(
        [
            new SaidText(1, _annas, At, SaidKind.Note, "anna", "refund one"), new SaidText(2, _bens, At, SaidKind.Answer, "ben", "Refund: two"),
            new SaidText(3, null, At, SaidKind.TicketNote, "anna", "refund three") { Ticket = hers.Id },
            new SaidText(4, null, At, SaidKind.TicketNote, "ben", "refund four") { Ticket = his.Id },
            new SaidText(5, null, At, SaidKind.TicketNote, "ben", "refund of a ticket that is gone") { Ticket = Guid.CreateVersion7() },
        ]);
    }

    [Test]
    public async Task Agent_FindsTextsOfTheOwnCallsAndTickets_ASupervisorAll()
    {
        var own = (await Agent.GetJsonAsync("/api/v1/said?words=refund")).AsArray();
        var all = (await Supervisor.GetJsonAsync("/api/v1/said?words=refund")).AsArray();
        Assert.Multiple(() =>
        {
            Assert.That(own.Select(s => s.Text("text")), Is.EqualTo(new[] { "refund three", "refund one" }));
            Assert.That(own[0]!["call"], Is.Null);
            Assert.That((own[0]!["ticket"]!.Text("number"), own[0].Text("kind"), own[1]!["call"]!.Text("id")), Is.EqualTo(("T-000042", "ticketNote", _annas.ToString())));
            Assert.That(all.Select(s => s.Text("text")), Is.EqualTo(new[] { "refund four", "refund three", "Refund: two", "refund one" }));
        });
    }

    [Test]
    public async Task Pages_LeadOnBehindTheLastOneShown()
    {
        var texts = new List<string?>();
        string? next = "/api/v1/said?words=refund&limit=1";
        while (next is not null)
        {
            using var answer = await Agent.GetAsync(next);
            texts.AddRange((await answer.JsonAsync()).AsArray().Select(s => s.Text("text")));
            next = answer.Headers.TryGetValues("Link", out var links) ? links.Single().Split('<', '>')[1] : null;
        }

        Assert.That(texts, Is.EqualTo(new[] { "refund three", "refund one" }));
    }
}
