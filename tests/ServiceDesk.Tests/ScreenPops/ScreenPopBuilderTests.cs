using CallCenter.ServiceDesk.ScreenPops;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallCenter.ServiceDesk.Tests.ScreenPops;

[TestFixture, Parallelizable(ParallelScope.All)]
internal sealed class ScreenPopBuilderTests
{
    private const string Number = "+49301234567";

    [Test]
    public async Task BuildAsync_KnownCallers_ShowsEverybodyTheirTicketsTrailQuestionsAndArticles()
    {
        await using var f = await DeskFixture.StartAsync();
        var bob = await f.CustomerAsync("Bob", Number);
        var zoe = await f.CustomerAsync("Zoe", Number);
        var ofBob = await f.TicketAsync(new NewTicket("Bob's", TicketSource.Email, CustomerId: bob.Id));
        f.Time.Advance(TimeSpan.FromSeconds(1));
        var ofNumber = await f.TicketAsync(new NewTicket("number's", TicketSource.Phone, Phone: Number));
        var closed = await f.TicketAsync(new NewTicket("closed", TicketSource.Phone, Phone: Number));
        await f.Desk.ChangeAsync(closed.Id, new TicketChange(State: TicketState.ClosedUnresolved), "ann");
        var call = await f.ArriveAsync(Number);
        call.AddTrail(TrailKind.Pressed, "main", "billing");
        call.Set("hours", "open");
        call.AddQuestion(Question(call, "bill", "bill", "meter", "gone"));

        var pop = await Builder(f, new Articles("bill", "meter", "tariff")).BuildAsync(call, "support", 7, CancellationToken.None);

        Assert.That(pop.Customers.Select(c => c.Id), Is.EquivalentTo((Guid[])[bob.Id, zoe.Id]));
        Assert.That(pop.OpenTickets.Select(t => t.Id), Is.EqualTo((Guid[])[ofNumber.Id, ofBob.Id]));
        Assert.That(pop.Articles.Select(a => a.Key), Is.EqualTo((string[])["bill", "meter"]));
        Assert.That((pop.Queue, pop.Lease, pop.From, pop.OfferedAt), Is.EqualTo(("support", 7L, Number, f.Time.GetUtcNow())));
        Assert.That(pop.Trail, Is.EqualTo(new[] { new TrailEntry(TrailKind.Pressed, "main", "billing") }));
        Assert.That(pop.Questions, Has.Count.EqualTo(1));
        Assert.That(pop.Variables["hours"], Is.EqualTo("open"));
    }

    [Test]
    public async Task BuildAsync_WithheldNumber_ShowsNobodysTickets()
    {
        await using var f = await DeskFixture.StartAsync();
        await f.Desk.LinkCallAsync(await f.ArriveAsync("anonymous"));
        var call = await f.ArriveAsync("anonymous");

        var pop = await Builder(f, new Articles()).BuildAsync(call, "support", 1, CancellationToken.None);

        Assert.That(pop.Customers, Is.Empty);
        Assert.That(pop.OpenTickets, Is.Empty);
    }

    [Test]
    public async Task BuildAsync_PartsThatFail_StayEmptyAndTheRestIsThere()
    {
        await using var f = await DeskFixture.StartAsync();
        await f.CustomerAsync("Bob", Number);
        var call = await f.ArriveAsync(Number);
        call.AddQuestion(Question(call, "bill"));

        var pop = await Builder(f, new Articles { Fails = true }).BuildAsync(call, "support", 1, CancellationToken.None);

        Assert.That(pop.Articles, Is.Empty);
        Assert.That(pop.Customers, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task BuildAsync_LateKnowledge_IsNotWaitedFor()
    {
        await using var f = await DeskFixture.StartAsync();
        var call = await f.ArriveAsync(Number);
        call.AddQuestion(Question(call, "bill"));
        var building = Builder(f, new Articles { Hangs = true }).BuildAsync(call, "support", 1, CancellationToken.None);

        while (!building.IsCompleted)
        {
            f.Time.Advance(TimeSpan.FromMilliseconds(250));
            await Task.Yield();
        }

        Assert.That((await building).Articles, Is.Empty);
    }

    private static ScreenPopBuilder Builder(DeskFixture f, IKnowledgeRetriever knowledge) =>
        new(f.Desk, knowledge, f.Time, NullLogger<ScreenPopBuilder>.Instance);

    private static QuestionAsked Question(CallContext call, string article, params string[] nearest) => new()
    {
        At = DateTimeOffset.UnixEpoch, CallId = call.CallId, Heard = "h", Language = "en", Outcome = KnowledgeDecision.Speak, Article = article,
        Nearest = nearest,
    };

    private sealed class Articles(params string[] keys) : IKnowledgeRetriever
    {
        public bool Fails { get; init; }

        public bool Hangs { get; init; }

        public ValueTask<KnowledgeRetrieval> FindAsync(string question, string language, CancellationToken ct = default) =>
            throw new NotSupportedException();

        public Task<Article?> GetAsync(string key, string language, CancellationToken ct = default) => this switch
        {
            { Fails: true } => throw new InvalidOperationException("broken"),
            { Hangs: true } => new TaskCompletionSource<Article?>().Task,
            _ => Task.FromResult(keys.Contains(key)
                ? new Article(Guid.CreateVersion7(), key, language, key, [], "answer", null, null, true, 1, DateTimeOffset.UnixEpoch)
                : null),
        };
    }
}
