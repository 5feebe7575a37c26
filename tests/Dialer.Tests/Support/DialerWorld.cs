using CallCenter.CallModel.Tables;
using CallCenter.Dialer.Detection;
using CallCenter.Dialer.Law;
using CallCenter.Dialer.Ports;
using CallCenter.Dialer.Tests.Law;
using CallCenter.ServiceDesk.Callbacks;
using CallCenter.Storage.Callbacks;
using CallCenter.Storage.Database;
using CallCenter.Storage.Dialing;
using CallCenter.Storage.Journaling;
using CallCenter.Storage.Queues;
using CallCenter.Storage.Records;
using CallCenter.Storage.Users;
using CallCenter.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallCenter.Dialer.Tests.Support;

/// <summary>The dialer on a database file of its own, with a telephone world, agents and a queue that do what the test says.</summary>
internal sealed class DialerWorld : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly CancellationTokenSource _stop = new();
    private Task _following = Task.CompletedTask;

    /// <summary>Begins on a Monday at ten in Berlin.</summary>
    public ManualTimeProvider Time { get; } = new();

    /// <summary>The time of day that the dialer sees.</summary>
    public JumpingTime Wall { get; }

    private DialerWorld() => Wall = new JumpingTime(Time);

    public FakeFigures Figures { get; } = new();

    public FakeWorld World { get; } = new();

    public FakeVoices Voices { get; } = new();

    private DetectionOptions Detection { get; init; } = null!;

    public Db Db { get; private set; } = null!;

    public Journal Journal { get; private set; } = null!;

    public DialerPorts Ports { get; private set; } = null!;

    public DialerService Dialer { get; private set; } = null!;

    /// <summary>With the queue "sales", whose agents are ann, ben, cem and dan, all on their telephones and ready.</summary>
    public static async Task<DialerWorld> StartAsync(DetectionOptions? detection = null)
    {
        var world = new DialerWorld { Detection = detection ?? new DetectionOptions() };
        world.Db = Db.Open(world._folder.Path);
        world.Journal = await Journal.OpenAsync(world.Db, world.Time, NullLogger<Journal>.Instance, new JournalOptions(TimeSpan.Zero));
        var users = new UserStore(world.Db);
        var queues = new QueueStore(world.Db);
        world.Ports = new DialerPorts(new CampaignStore(world.Db), new LeadStore(world.Db), new DialRecords(world.Db), new DoNotCallStore(world.Db), world.World,
            world.World, queues, users, world.Figures, new CallRecords(world.Db, world.Journal), world.Voices, new NumberingPlan(),
            new CallbackDesk(new CallbackStore(world.Db), queues, new NumberingPlan(), world.Time), new CallbackRuleStore(world.Db), world.World);
        await queues.AddAsync(new QueueConfig("sales"));
        foreach (var user in (string[])["ann", "ben", "cem", "dan"])
        {
            await users.AddAsync(new UserProfile(user, user, Roles.Agent, new Dictionary<string, int>(), ["sales"]), new UserSecrets(null, null, null));
            world.Figures.Set(user, AgentState.Ready, world.Time.GetUtcNow());
        }

        await world.StartDialerAsync();
        return world;
    }

    public async Task StartDialerAsync()
    {
        Dialer = new DialerService(Ports, PolicyLibrary.Load(Shipped.Policies), Journal, Wall, NullLogger<DialerService>.Instance, Detection);
        await Dialer.StartAsync();
        var follower = new JournalFollower("dialer", Dialer, Journal, Time, NullLogger.Instance);
        _following = Task.Run(() => follower.RunAsync(_stop.Token));
    }

    public async Task<Campaign> AddAsync(int numbers, PacingMode mode = PacingMode.Progressive, string name = "spring", int first = 0)
    {
        var result = await Dialer.AddAsync(new Campaign(default, name, "sales", mode, "neutral", default, default) { Seller = "Acme", CallerNumber = "+4930123456" });
        Assert.That(result.Faults, Is.Empty);
        var list = string.Join('\n', Enumerable.Range(first, numbers).Select(Number));
        await ImportAsync(result.Campaign!, $"number\n{list}\n");
        return result.Campaign!;
    }

    public async Task<LeadImportReport> ImportAsync(Campaign campaign, string csv, bool tryOnly = false) =>
        (await Dialer.ImportAsync(campaign.Id, Csv.Read(csv), new LeadColumns(), tryOnly))!;

    public static string Number(int at) => $"+4930555{at:0000}";

    /// <summary>Seconds pass until it comes true.</summary>
    public Task PassUntilAsync(Func<bool> condition) => Until.TrueAsync(() =>
    {
        Time.Advance(TimeSpan.FromSeconds(1));
        return condition();
    });

    /// <summary>Some seconds, each with what follows from it.</summary>
    public async Task PassAsync(int seconds)
    {
        for (var second = 0; second < seconds; second++)
        {
            Time.Advance(TimeSpan.FromSeconds(1));
            await Task.WhenAll((await Ports.Campaigns.ListAsync()).Select(campaign => Dialer.LiveAsync(campaign.Id)));
        }
    }

    public Task<CampaignLive?> LiveAsync(Campaign campaign) => Dialer.LiveAsync(campaign.Id);

    public void End(CallId call, EndReason reason) =>
        Journal.Append(new CallEnded { At = Time.GetUtcNow(), CallId = call, End = new CallEnd(CallResult.NotConnected, reason) });

    public async Task<IReadOnlyList<DialRecord>> RecordsAsync() => [.. (await Ports.Records.ReadAsync(0, 1000)).Select(line => DialSeal.Read(line.Text))];

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _following;
        await Dialer.DisposeAsync();
        // the host's container does so for each interface
        await Dialer.DisposeAsync();
        await Journal.DisposeAsync();
        Db.Dispose();
        _folder.Dispose();
        _stop.Dispose();
    }
}
