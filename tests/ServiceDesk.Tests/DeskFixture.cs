using CallCenter.ServiceDesk.Calls;
using CallCenter.Storage.Records;
using CallCenter.Storage.Callbacks;
using CallCenter.Storage.Database;
using CallCenter.Storage.Journaling;
using CallCenter.Storage.Queues;
using CallCenter.Storage.Tickets;
using CallCenter.Storage.Users;
using CallCenter.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallCenter.ServiceDesk.Tests;

/// <summary>A desk on a database file of its own.</summary>
internal sealed class DeskFixture : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();

    public ManualTimeProvider Time { get; } = new();

    public NumberingPlan Numbers { get; } = new();

    public Db Db { get; private set; } = null!;

    public Journal Journal { get; private set; } = null!;

    public Desk Desk { get; private set; } = null!;

    public DeskStores Stores { get; private set; } = null!;

    public CallRecords Calls { get; private set; } = null!;

    public QueueStore Queues => new(Db);

    public UpsellHintStore Hints => new(Db);

    public CallbackStore Callbacks => new(Db);

    public static async Task<DeskFixture> StartAsync()
    {
        var f = new DeskFixture();
        f.Db = Db.Open(f._folder.Path);
        f.Journal = await Journal.OpenAsync(f.Db, f.Time, NullLogger<Journal>.Instance, new JournalOptions(TimeSpan.Zero));
        f.Stores = new DeskStores(new TicketStore(f.Db), new CustomerStore(f.Db), new UserStore(f.Db));
        f.Calls = new CallRecords(f.Db, f.Journal);
        f.Desk = new Desk(f.Stores, f.Numbers, f.Journal, f.Time);
        await f.Stores.Users.AddAsync(
            new UserProfile("ann", "Ann", Roles.Agent, new Dictionary<string, int>(), []), new UserSecrets(null, null, null));
        return f;
    }

    public JournalFollower Follower() => new("tickets",
        new TicketReader(Stores.Tickets, Calls, Desk, Journal, Time, NullLogger<TicketReader>.Instance, advanceEvery: 1), Journal, Time, NullLogger.Instance);

    /// <summary>Runs a follower until it has dealt with everything that is in the journal now, then stops it.</summary>
    public async Task FollowToTheEndAsync()
    {
        await Journal.FlushAsync();
        using var stop = new CancellationTokenSource();
        var follower = Follower();
        var running = follower.RunAsync(stop.Token);
        await Until.TrueAsync(() => follower.Position == Journal.LastSeq);
        await stop.CancelAsync();
        await running;
        Assert.That(await Stores.Tickets.ChangeAsync(rows => rows.GetPosition("tickets")), Is.EqualTo(Journal.LastSeq));
    }

    public async Task<Ticket> TicketAsync(NewTicket? wanted = null) =>
        (await Desk.CreateAsync(wanted ?? new NewTicket("subject", TicketSource.Web), "ann")).Ticket!;

    public async Task<Customer> CustomerAsync(string name, params string[] numbers) =>
        (await Desk.SaveCustomerAsync(new Customer(Guid.Empty, name, numbers), "ann")).Customer!;

    /// <summary>A call that has arrived, with its customers looked up, as the inbound pipeline does it.</summary>
    public async Task<CallContext> ArriveAsync(string from)
    {
        var context = new CallContext(CallId.New(), from, "100") { Customers = await Desk.FindCustomersAsync(from) };
        Journal.Append(new CallArrived
        {
            At = Time.GetUtcNow(), CallId = context.CallId, Direction = CallDirection.Inbound, From = from, To = "100",
        });
        return context;
    }

    /// <summary>The call ends, and the follower writes it onto its ticket.</summary>
    public async Task EndAsync(CallContext context, CallResult result = CallResult.Completed, EndReason reason = EndReason.CallerHungUp)
    {
        var end = new CallEnd(result, reason);
        Journal.Append(new CallEnded { At = Time.GetUtcNow(), CallId = context.CallId, End = end });
        await FollowToTheEndAsync();
    }

    public async Task<List<(string By, string Field, string? To, string? Note)>> HistoryAsync(Guid ticket) =>
        [.. (await Desk.HistoryAsync(ticket)).Select(line => (line.By, line.Field, line.To, line.Note))];

    public async ValueTask DisposeAsync()
    {
        await Journal.FlushAsync();
        var facts = new List<Fact>();
        await foreach (var entry in Journal.ReadAsync(0))
        {
            facts.Add(entry.Fact);
        }

        Assert.That(CallOrder.BrokenIn(facts), Is.Null, "the order that the server produces");
        await Journal.DisposeAsync();
        Db.Dispose();
        _folder.Dispose();
    }
}
