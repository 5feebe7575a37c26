using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using CallCenter.Benchmarks.Load;
using CallCenter.Benchmarks.Results;
using CallCenter.Benchmarks.Soaking;
using CallCenter.CallModel.Dialing;
using CallCenter.Speech.Audio;
using CallCenter.Speech.Measure;

namespace CallCenter.Benchmarks.Campaigns;

/// <summary>A predictive campaign over real SIP and RTP: SIPp is everybody who is called, twenty telephones are the agents; afterwards the books are compared.</summary>
internal static class CampaignRun
{
    public const string Policies = "benchmarks/policies";

    private const int Agents = 20;
    private const int Leads = 1500;
    private const int WorldPort = 5271;
    private const int FirstRtpPort = 46000;
    private const int PhoneRtpPort = 46400;
    private const int WorldRtpPort = 46600;
    private const string Queue = "support";
    private const string CallbackNumber = "+493055599999";
    /// <summary>Longer than the telephones' registrations run: the registrar's sweep is a timer too.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(150);

    /// <returns>false when the books do not agree or something was left over.</returns>
    public static async Task<bool> RunAsync(int minutes, int kills)
    {
        using var result = new ResultFile(kills > 0 ? "campaign-killed" : "campaign", "A campaign over SIP");
        result.Text($"`./bench campaign {minutes}{(kills > 0 ? $" {kills}" : "")}`: {Agents} agents' telephones, {Leads} people behind a trunk by SIPp (30 % answer after 3 to 9 s and talk 20 to 90 s, 15 % are machines, "
            + $"33 % do not answer, the others are busy, turn the call down or do not exist), predictive, machine detection on, {minutes} minutes{(kills > 0 ? $", kill -9 {kills} times" : "")}. "
            + "Afterwards the sealed record, SIPp's log, the list and the call records are compared attempt by attempt.");
        await using var world = new SippWorld(WorldPort, WorldRtpPort);
        await using var server = await Server.StartAsync("prompt", "Speech:Recognizer:en=none", "Speech:Models=/nonexistent", "Sip:Trunks:0:Host=127.0.0.1", $"Sip:Trunks:0:Port={WorldPort}",
            $"Rtp:PortRange={FirstRtpPort}-{PhoneRtpPort - 1}", $"Outbound:Policies={Policies}", "Outbound:MachineDetection=true");
        var idle = (await SoakSample.TakeAsync(server)).LeftOver;
        var phones = new AgentPhones(server.SipPort, PhoneRtpPort, Voice());
        await phones.StartAsync();
        var desks = new AgentDesks(server, phones);
        await desks.HireAsync(Agents, Queue);
        using var over = new CancellationTokenSource();
        var working = desks.WorkAsync(over.Token);
        var (campaign, callback) = (await BeginAsync(server), await CallbackAsync(server));
        var day = new CampaignDay(server, phones, campaign);
        await day.RunAsync(TimeSpan.FromMinutes(minutes), kills);
        await day.EndAsync();
        await over.CancelAsync();
        await working.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await phones.DisposeAsync();
        var left = await LeftOverAsync(server, idle);
        var accounts = new CampaignAccounts(await SealedBook.ReadAsync(server), world.Invited, await LeadsAsync(server, campaign), await EndedAsync(server), day.Kills);
        accounts.Check(world.Story);
        await CompareAsync(server, callback, accounts.Troubles);
        accounts.Troubles.AddRange(new[] { left is null ? null : $"left over: {left}", phones.MostAtOnce > 1 ? $"one telephone had {phones.MostAtOnce} calls at once" : null }.OfType<string>());
        Write(result, accounts, day, world);
        return accounts.Troubles.Count == 0;
    }

    /// <summary>What is there after all calls, null once it is as before them: the timers of the last transactions run for half a minute.</summary>
    /// <param name="idle">what was there before: a trunk is asked now and then whether it lives.</param>
    private static async Task<string?> LeftOverAsync(Server server, string? idle)
    {
        for (var clock = Stopwatch.StartNew(); ; await Task.Delay(TimeSpan.FromSeconds(1)))
        {
            var left = (await SoakSample.TakeAsync(server)).LeftOver;
            if (left is null || left == idle || clock.Elapsed > Rest)
            {
                return left == idle ? null : left;
            }
        }
    }

    private static void Write(ResultFile result, CampaignAccounts accounts, CampaignDay day, SippWorld world)
    {
        var connected = accounts.ConnectedAfter;
        result.Head("what", "figure");
        result.Row("attempts in the sealed record, each with its end", N(accounts.Attempts));
        result.Row("INVITEs that the called world saw", N(world.Invited.Count));
        result.Row("answered by persons, as reckoned", N(accounts.Answered));
        result.Row("abandoned", string.Create(CultureInfo.InvariantCulture, $"{accounts.Abandoned} ({100.0 * accounts.Abandoned / Math.Max(1, accounts.Answered):0.0} %)"));
        result.Row("of these: an agent after more than two seconds, no agent, turned out to be a machine", $"{accounts.AbandonedWith(DialResult.Connected)}, {accounts.AbandonedWith(DialResult.Abandoned)}, {accounts.AbandonedWith(DialResult.Machine)}");
        result.Row("from the answer to the agent, ms: median, p95, longest", connected.Count == 0 ? "-" : $"{connected[connected.Count / 2]}, {connected[connected.Count * 95 / 100]}, {connected[^1]}");
        result.Row("agents who talk or write, after the first minute", string.Create(CultureInfo.InvariantCulture, $"{100 * day.Occupancy:0.0} %"));
        result.Row("the server's processor time, of one core", string.Create(CultureInfo.InvariantCulture, $"{100 * day.Cpu:0.0} %"));
        result.Row("the server's memory after a minute, at the end", $"{day.Memory.First}, {day.Memory.Last} MB");
        result.Head(["who was called", .. Enum.GetNames<DialResult>()]);
        foreach (var kind in Enum.GetValues<CalledKind>())
        {
            result.Row([kind.ToString(), .. Enum.GetValues<DialResult>().Select(r => N(accounts.Ends.Count(end => end.Result == r && CalledPeople.KindOf(end.Number) == kind)))]);
        }

        result.Text(accounts.Troubles.Count == 0 ? "All books agree; nothing is left over." : "Troubles:\n\n- " + string.Join("\n- ", accounts.Troubles.Take(40)));
    }

    private static async Task<string> BeginAsync(Server server)
    {
        var made = await PostAsync(server, "/api/v1/campaigns", new
        {
            name = "measured", queue = Queue, mode = "predictive", policy = "any-hour", seller = "Acme", callerNumber = "+49800100", ringSeconds = 20, maxAttempts = 2,
            busyMinutes = (int)CampaignAccounts.BusyPause.TotalMinutes,
        });
        var id = made.GetProperty("id").GetString()!;
        using var list = new StringContent(CalledPeople.Csv(CalledPeople.Numbers(Leads, seed: 1)), Encoding.UTF8, new MediaTypeHeaderValue("text/csv"));
        using var imported = await server.Http.PostAsync($"/api/v1/campaigns/{id}/leads", list);
        imported.EnsureSuccessStatusCode();
        using var started = await server.Http.PutAsJsonAsync($"/api/v1/campaigns/{id}/state", new { state = "running" });
        started.EnsureSuccessStatusCode();
        return id;
    }

    private static Task<JsonElement> CallbackAsync(Server server) => PostAsync(server, "/api/v1/callbacks", new { number = CallbackNumber, queue = Queue });

    /// <summary>Somebody who waits to be called back keeps the place, whatever happens to the server.</summary>
    private static async Task CompareAsync(Server server, JsonElement before, List<string> troubles)
    {
        var after = await server.Http.GetFromJsonAsync<JsonElement>($"/api/v1/callbacks/{before.GetProperty("id").GetString()!}");
        foreach (var field in new[] { "state", "placeAt" }.Where(field => after.GetProperty(field).GetString() != before.GetProperty(field).GetString()))
        {
            troubles.Add($"the waiting callback's {field} was {before.GetProperty(field)} and is {after.GetProperty(field)}");
        }
    }

    private static async Task<Dictionary<string, int?>> LeadsAsync(Server server, string campaign)
    {
        const int AtOnce = 500;
        var leads = new Dictionary<string, int?>();
        for (var offset = 0; offset < Leads; offset += AtOnce)
        {
            foreach (var lead in (await server.Http.GetFromJsonAsync<List<JsonElement>>($"/api/v1/campaigns/{campaign}/leads?offset={offset}&limit={AtOnce}"))!)
            {
                leads[lead.GetProperty("number").GetString()!] = lead.GetProperty("state").GetString() == "dialing" ? null : lead.GetProperty("attempts").GetInt32();
            }
        }

        return leads;
    }

    private static async Task<HashSet<string>> EndedAsync(Server server)
    {
        const int AtOnce = 1000;
        var ended = new HashSet<string>();
        for (var (last, page) = ("", AtOnce); page == AtOnce;)
        {
            var calls = (await server.Http.GetFromJsonAsync<List<JsonElement>>($"/api/v1/calls?events=false&limit={AtOnce}&before={last}"))!;
            ended.UnionWith(calls.Where(call => call.GetProperty("endedAt").ValueKind == JsonValueKind.String).Select(call => call.GetProperty("id").GetString()!));
            (last, page) = (calls.Count == 0 ? "" : calls[^1].GetProperty("id").GetString()!, calls.Count);
        }

        return ended;
    }

    private static async Task<JsonElement> PostAsync(Server server, string path, object body)
    {
        using var answer = await server.Http.PostAsJsonAsync(path, body);
        var text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode ? JsonDocument.Parse(text).RootElement : throw new InvalidOperationException($"{path}: {text}");
    }

    private static AudioClip Voice()
    {
        var (samples, rate) = Speakers.Say("Good day, I am calling about your contract. May I ask you a few questions?", "awb");
        return new AudioClip(Resampler.Convert(samples, rate, AudioClip.SampleRate));
    }

    private static string N(int value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
