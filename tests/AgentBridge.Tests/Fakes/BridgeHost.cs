using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using CallCenter.AgentBridge.Hosting;
using CallCenter.AgentBridge.SignIn;
using CallCenter.ServiceDesk.Tickets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CallCenter.AgentBridge.Tests.Fakes;

/// <summary>The faces on a real Kestrel at a free port, with fakes behind every port.</summary>
internal sealed class BridgeHost : IAsyncDisposable
{
    public const string Password = "correct-horse";

    // Hashing is slow on purpose: all users of all hosts share one hash.
    private static readonly Lazy<UserSecrets> Secrets = new(() => new Passwords(new FakePhoneSecrets()).Secrets("", Password, "phone-secret"));

    private readonly WebApplication _app;
    private readonly TemporaryFolder _folder = new();

    private BridgeHost(TimeProvider clock, TimeSpan? heartbeat, TimeSpan? pushEvery, TimeSpan? pageShare, TimeSpan? pageGone,
        WebCallRules? webCalls)
    {
        Desk = new FakeAgentDesk(clock, Users, new Lazy<IAgentNotifier>(() => Services.GetRequiredService<IAgentNotifier>()));
        ServiceDesk = new FakeServiceDesk(clock);
        Callbacks = new FakeCallbacks(clock);
        Knowledge = new FakeKnowledge(clock);
        Directory.CreateDirectory(Recordings);

        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(new NumberingPlan("49", "0", "00"));
        builder.Services.AddSingleton(clock).AddSingleton<IUserStore>(Users).AddSingleton<IQueueStore>(Queues).AddSingleton<ICallRecords>(Calls).AddSingleton<ISaidTexts>(Said)
            .AddSingleton<IServiceDesk>(ServiceDesk).AddSingleton<ITicketMoves, TicketStates>().AddSingleton<ICallerProfiles>(Profiles).AddSingleton<IUpsellHints>(Profiles).AddSingleton<ICallbackDesk>(Callbacks).AddSingleton<ICallbackRules>(new FakeCallbackRules()).AddSingleton<IHandDialing>(HandDialing)
            .AddSingleton<IKnowledgeBase>(Knowledge).AddSingleton<IAgentDesk>(Desk).AddSingleton<ISupervision>(Supervision).AddSingleton<ILiveFigures>(Figures)
            .AddSingleton<IPageSessionStore>(new FakePageSessions()).AddSingleton<IJournal>(Journal).AddSingleton<ITelephony>(Telephony).AddSingleton<ISipTraces>(Traces)
            .AddSingleton<IFlows>(new FakeFlows()).AddSingleton<ITrunkStore>(Trunks).AddSingleton<ITrunks>(Trunks).AddSingleton<IPhones>(new FakePhones()).AddSingleton<IPagePhones>(PagePhones).AddSingleton<IVisitorCalls>(Visitors)
            .AddSingleton<IPhoneSecrets>(new FakePhoneSecrets()).AddSingleton<IRecordings>(new FakeRecordings(Recordings)).AddSingleton<ICampaignDesk>(Campaigns).AddSingleton<IPreviews>(Campaigns).AddSingleton<IDoNotCallStore>(Campaigns)
            .AddSingleton<CallCenter.CallModel.Mail.IMailDesk>(Mail).AddSingleton<CallCenter.CallModel.Mail.ICircularDesk>(Circulars).AddSingleton<CallCenter.CallModel.Mail.IPrinter>(Mail).AddSingleton<CallCenter.CallModel.Probing.IProbes>(Probes)
            .AddSingleton<IReports>(Reports).AddSingleton<ISavedReportStore>(Reports).AddSingleton<IReportMailingStore>(Mailings)
            .AddSingleton<ITargetStore>(Reports).AddSingleton<IDeviations>(Reports).AddSingleton<IStaffing>(Reports).AddSingleton<IWhatIf>(Reports)
            .AddSingleton<ILiveTable>(new FakeTable("calls", 3)).AddSingleton<ILiveTable>(new FakeTable("rtpPorts", 6))
            .AddSingleton<IHealthPart>(Sip).AddSingleton<IHealthPart>(new FakePart("media"));
        Desk.Choosing = (pop, customer) => pop.Ticket is { } ticket
            ? ServiceDesk.ChangeAsync(ticket.Id, new TicketChange(CustomerId: customer), "system")
            : Task.CompletedTask;
        builder.Services.AddAgentBridge(new AgentBridgeOptions
        {
            WebRoot = WebRoot,
            Heartbeat = heartbeat ?? TimeSpan.FromSeconds(15),
            PageShare = pageShare ?? TimeSpan.FromMilliseconds(300),
            PageGoneTime = pageGone ?? TimeSpan.FromSeconds(30),
            PushEvery = pushEvery ?? TimeSpan.FromSeconds(2),
            WebCalls = webCalls ?? WebCallRules.Off,
        });
        builder.Services.Configure<Microsoft.Extensions.Hosting.HostOptions>(o => o.ShutdownTimeout = TimeSpan.FromSeconds(2));
        _app = builder.Build();
        _app.MapAgentBridge();
    }

    public static string WebRoot { get; } = Path.Combine(AppContext.BaseDirectory, "wwwroot");

    public FakeUsers Users { get; } = new();

    public FakeQueues Queues { get; } = new();

    public FakeCalls Calls { get; } = new();

    public FakeServiceDesk ServiceDesk { get; }

    public FakeProfiles Profiles { get; } = new();

    public FakeCallbacks Callbacks { get; }

    public FakeKnowledge Knowledge { get; }

    public FakeAgentDesk Desk { get; }

    public FakeSaidTexts Said { get; } = new();

    public FakeHandDialing HandDialing { get; } = new();

    public FakeSupervision Supervision { get; } = new();

    public FakeTelephony Telephony { get; } = new();

    public FakePagePhones PagePhones { get; } = new();

    public FakeVisitorCalls Visitors { get; } = new();

    public FakeSipTraces Traces { get; } = new();

    public FakeTrunks Trunks { get; } = new();

    public FakeFigures Figures { get; } = new();

    public FakeCampaigns Campaigns { get; } = new();

    public FakeMail Mail { get; } = new();

    public FakeCirculars Circulars { get; } = new();

    public FakeProbes Probes { get; } = new();

    public FakeReports Reports { get; } = new();

    public FakeMailings Mailings { get; } = new();

    public FakeJournal Journal { get; } = new();

    public FakePart Sip { get; } = new("sip");

    public string Recordings => Path.Combine(_folder.Path, "recordings");

    public IServiceProvider Services => _app.Services;

    /// <summary>The user has a page open.</summary>
    public bool PageOf(string user) => Services.GetRequiredService<CallCenter.AgentBridge.Live.PageConnections>().AnyOf(user);

    public string Url => _app.Urls.First();

    /// <summary>With the users admin, sam (supervisor), anna and ben (agents).</summary>
    public static async Task<BridgeHost> StartAsync(TimeProvider? clock = null, TimeSpan? heartbeat = null, TimeSpan? pushEvery = null,
        TimeSpan? pageShare = null, TimeSpan? pageGone = null, WebCallRules? webCalls = null)
    {
        var host = new BridgeHost(clock ?? TimeProvider.System, heartbeat, pushEvery, pageShare, pageGone, webCalls);
        await host._app.StartAsync();
        await host.AddUserAsync("admin", "Ada Admin", Roles.Admin | Roles.Supervisor);
        await host.AddUserAsync("sam", "Sam Super", Roles.Supervisor);
        await host.AddUserAsync("anna", "Anna Agent", Roles.Agent);
        await host.AddUserAsync("ben", "Ben Agent", Roles.Agent);
        await host.Queues.AddAsync(new QueueConfig("support", "en"));
        await host.Queues.AddAsync(new QueueConfig("billing"));
        return host;
    }

    public async Task AddUserAsync(string user, string name, Roles roles, string language = "en") =>
        await Users.AddAsync(new UserProfile(user, name, roles, new Dictionary<string, int> { ["en"] = 5 }, ["support", "billing"], language),
            Secrets.Value);

    /// <summary>A client signed in as <paramref name="user"/> by token; null = nobody.</summary>
    public async Task<HttpClient> ClientAsync(string? user)
    {
        var client = new HttpClient { BaseAddress = new Uri(Url), Timeout = TimeSpan.FromSeconds(20) };
        if (user is not null)
        {
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await TokenAsync(user));
        }

        return client;
    }

    public async Task<string> TokenAsync(string user)
    {
        using var client = new HttpClient { BaseAddress = new Uri(Url) };
        using var answer = await client.PostAsJsonAsync("/api/v1/session", new { user, password = Password });
        return (await answer.JsonAsync())["token"]!.GetValue<string>();
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _folder.Dispose();
    }
}

internal static class Answers
{
    public static async Task<JsonNode> JsonAsync(this HttpResponseMessage answer) =>
        JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;

    public static async Task<JsonNode> GetJsonAsync(this HttpClient client, string path)
    {
        using var answer = await client.GetAsync(path);
        Assert.That((int)answer.StatusCode, Is.EqualTo(200), path);
        return await answer.JsonAsync();
    }

    /// <summary>Sends JSON text and gives the status with the parsed answer.</summary>
    public static async Task<(int Status, JsonNode? Body)> SendAsync(this HttpClient client, string method, string path, string? json = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (json is not null)
        {
            request.Content = new StringContent(json, System.Text.Encoding.UTF8, "application/json");
        }

        using var answer = await client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return ((int)answer.StatusCode, text.StartsWith('{') || text.StartsWith('[') ? JsonNode.Parse(text) : null);
    }

    public static string? Text(this JsonNode? node, string name) => node?[name]?.GetValue<string>();

    public static string[] Names(this JsonNode node) => [.. node.AsObject().Select(p => p.Key)];

    public static bool HasKind(this JsonNode? node, JsonValueKind kind) => node?.GetValueKind() == kind;
}
