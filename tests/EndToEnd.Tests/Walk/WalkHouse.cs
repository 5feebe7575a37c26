using System.Text.Json;
using CallCenter.EndToEnd.Tests.Peers;

namespace CallCenter.EndToEnd.Tests.Walk;

/// <summary>The company that is walked through: a real server with people, telephones, customers, articles and open work.</summary>
internal sealed class WalkHouse : IAsyncDisposable
{
    /// <summary>A number that a campaign calls.</summary>
    public const string Outside = "+493055510099";

    private readonly List<IAsyncDisposable> _parts = [];

    private WalkHouse(ServerProcess server, WalkBrowser browser)
    {
        Server = server;
        Browser = browser;
    }

    public ServerProcess Server { get; }

    public WalkBrowser Browser { get; }

    /// <summary>Takes calls at the page, lifts the telephone by hand.</summary>
    public BaresipPhone Anna { get; private set; } = null!;

    /// <summary>All numbers outside.</summary>
    public BaresipPhone World { get; private set; } = null!;

    public static async Task<WalkHouse> OpenAsync()
    {
        var flows = Directory.CreateTempSubdirectory("walk-flows-").FullName;
        foreach (var file in Directory.GetFiles(Path.Combine(ServerProcess.RepositoryRoot, "src", "IvrFlows", "flows"), "*.yaml"))
        {
            File.Copy(file, Path.Combine(flows, Path.GetFileName(file)));
        }

        File.WriteAllText(Path.Combine(flows, "bills.yaml"), """
            flow: bills
            title: Straight to the people for bills
            languages: [en]
            entry: person
            fallback: { queue: support }
            steps:
              person: { kind: enqueue, queue: billing, prompt: connecting-to-agent, then: { timedOut: person, unavailable: bye } }
              bye: { kind: hangUp, prompt: goodbye-busy }
            """);
        File.WriteAllText(Path.Combine(flows, "web.yaml"), """
            flow: web
            title: Visitors of the web pages
            languages: [en]
            entry: person
            fallback: { queue: support }
            steps:
              person: { kind: enqueue, queue: web, prompt: connecting-to-agent, then: { timedOut: person, unavailable: bye } }
              bye: { kind: hangUp, prompt: goodbye-busy }
            """);
        var port = Ports.Free();
        var server = await ServerProcess.StartAsync($"Flows:Directory={flows}", "Flows:Routes:0:Number=2000", "Flows:Routes:0:Flow=bills",
            "Flows:Routes:1:Number=3000", "Flows:Routes:1:Flow=web", "WebCalls:Origins=https://shop.example", "WebCalls:Numbers=3000",
            "Sip:Trunks:0:Host=127.0.0.1", $"Sip:Trunks:0:Port={port}",
            $"Outbound:Policies={Path.Combine(ServerProcess.RepositoryRoot, "tests", "EndToEnd.Tests", "Policies")}",
            "Desk:PickUpSeconds=90", "Desk:PageGoneSeconds=4");
        var house = new WalkHouse(server, await WalkBrowser.OpenAsync(server.Http.BaseAddress!));
        house.World = house.Keep(await BaresipPhone.StartAsync(new PhoneOptions { User = Outside, MicrophoneWav = Sounds.Silence, SipPort = port }));
        return house;
    }

    public async Task FurnishAsync()
    {
        await PutAsync("queues/support", new { ringSeconds = 120, wrapUpSeconds = 120 });
        await PostAsync("queues", new { name = "billing", displayName = "Bills & payments", wrapUpSeconds = 15, ringSeconds = 60 });
        await PostAsync("queues", new { name = "service-zh", displayName = "中文客户服务", skill = "zh" });
        await PostAsync("queues", new { name = "web", displayName = "Web and outbound" });
        await Server.ImportKnowledgeAsync();
        Anna = await HireAsync("anna", "Anna Lindqvist", autoAnswer: false, "support", "billing");
        await HireAsync("ben", "Ben Okafor", autoAnswer: true, "support");
        await HireAsync("carla", "Carla Moreau", autoAnswer: true, "support", "billing");
        await PostAsync("agents", new { user = "dora", name = "Dora Diaz", queues = new[] { "web" }, password = Company.AgentPassword });
        await Server.SendAsync(HttpMethod.Patch, "/api/v1/agents/admin", new { sipPassword = ServerProcess.SipSecret, telephone = "sip" });
        Keep(await BaresipPhone.StartAsync(new PhoneOptions
        {
            User = "admin", Registrar = $"127.0.0.1:{Server.SipPort}", MicrophoneWav = Sounds.Silence, AutoAnswer = true,
        }));
        await AddPersonAsync("alexandria", "Alexandria Konstantinopoulou-Weber", "support");
        await AddPersonAsync("chen.wei", "陈伟", "service-zh");
        await SetStateAsync("ben", "notReady", "meeting");
        await SetStateAsync("carla", "notReady", "lunch");
        var greta = await PostAsync("customers", new
        {
            name = "Greta Lindqvist", company = "Lindqvist Bakeries", numbers = new[] { "+493055510001", "+493055510091", "+4915155510001" },
            email = "greta@lindqvist.example", valueClass = "A", notes = "Prefers to be called in the morning.",
        });
        await PostAsync("customers", new { name = "Paul Novak", numbers = new[] { "+493055510004" } });
        await PostAsync("customers", new { name = "Mila Novak", numbers = new[] { "+493055510004" }, valueClass = "B" });
        await PostAsync("customers", new { name = "王小明", company = "北方能源", numbers = new[] { "+493055510005" }, language = "zh" });
        await PostAsync("tickets", new
        {
            subject = "Bill is higher than last year", description = "Wants the meter to be read again.\nHas sent a photo.", type = "complaint", priority = "high",
            customerId = greta.GetProperty("id").GetString(), phone = "+493055510001", owner = "anna", source = "email",
        });
        await PostAsync("tickets", new { subject = "Moving house on the first of December", phone = "+493055510004", owner = "ben", source = "phone" });
        await PostAsync("callbacks", new { number = "+493055510077", name = "Otto Ohm", queue = "support", note = "Wants to change the tariff, after five" });
        await PostAsync("callbacks", new { number = "+493055510078", name = "Ines Moreau", queue = "service-zh", note = "Not anna's queue" });
    }

    public Task<JsonElement> MakeCampaignAsync() => PostAsync("campaigns", new
    {
        name = "Spring tariff", queue = "web", mode = "progressive", policy = "anytime", seller = "Nordlicht Energie", callerNumber = "+49800100",
        dispositions = new[] { new { code = "sold", label = "Sold" }, new { code = "thinking", label = "Wants to think about it" } },
        script = new object[]
        {
            new
            {
                id = "hello", text = "Good morning {name}, this is Nordlicht Energie. May I ask you about your tariff {Tarif}?",
                fields = new[] { new { name = "content", label = "Content with it?", required = true, choices = new[] { "yes", "no" } } },
                branches = new[] { new { label = "Wants to hear more", to = "offer" } },
            },
            new { id = "offer", text = "From May on we have a tariff without a monthly price." },
        },
    });

    /// <summary>Somebody calls and listens; the telephone is put away with the house.</summary>
    public async Task<(BaresipPhone Phone, string Call)> CallAsync(string from, string to = "1000")
    {
        var phone = Keep(await BaresipPhone.StartAsync(new PhoneOptions { User = from, MicrophoneWav = Sounds.Silence }));
        await phone.CommandAsync("dial", $"sip:{to}@127.0.0.1:{Server.SipPort}");
        await phone.WaitAsync("CALL_ESTABLISHED", Company.Patience);
        return (phone, await Server.CallOfAsync(from));
    }

    /// <summary>Somebody who wants a person at once.</summary>
    public async Task<(BaresipPhone Phone, string Call)> QueueAsync(string from)
    {
        var (phone, call) = await CallAsync(from);
        await phone.HearAsync(1);
        await phone.CommandAsync("sndcode", "0");
        await Server.EventAsync(call, "queued");
        return (phone, call);
    }

    public Task<JsonElement> PostAsync(string path, object body) => Server.SendAsync(HttpMethod.Post, "/api/v1/" + path, body);

    public Task<JsonElement> PutAsync(string path, object body) => Server.SendAsync(HttpMethod.Put, "/api/v1/" + path, body);

    public Task SetStateAsync(string user, string state, string? reason = null) =>
        PutAsync($"agents/{user}/state", reason is null ? new { state } : new { state, reason });

    /// <summary>The note stands in the history of the call's ticket.</summary>
    public async Task NoteArrivesAsync(string call, string note)
    {
        var record = await Server.UntilAsync($"/api/v1/calls/{call}", c => c.GetProperty("ticketId").ValueKind == JsonValueKind.String, Company.Patience);
        await Server.UntilAsync($"/api/v1/tickets/{record.GetProperty("ticketId").GetString()}/history",
            h => h.ToString().Contains(note, StringComparison.Ordinal), Company.Patience);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var part in _parts.AsEnumerable().Reverse())
        {
            await part.DisposeAsync();
        }

        await Browser.DisposeAsync();
        await Server.DisposeAsync();
    }

    private async Task<BaresipPhone> HireAsync(string user, string name, bool autoAnswer, params string[] queues)
    {
        await AddPersonAsync(user, name, queues);
        return Keep(await BaresipPhone.StartAsync(new PhoneOptions
        {
            User = user, Registrar = $"127.0.0.1:{Server.SipPort}", MicrophoneWav = Sounds.Silence, AutoAnswer = autoAnswer,
        }));
    }

    private Task AddPersonAsync(string user, string name, params string[] queues) => PostAsync("agents", new
    {
        user, name, queues, password = Company.AgentPassword, sipPassword = ServerProcess.SipSecret, skills = new Dictionary<string, int> { ["en"] = 7, ["zh"] = 3 },
    });

    private BaresipPhone Keep(BaresipPhone phone)
    {
        _parts.Add(phone);
        return phone;
    }
}
