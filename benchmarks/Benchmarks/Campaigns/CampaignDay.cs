using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using CallCenter.Benchmarks.Load;

namespace CallCenter.Benchmarks.Campaigns;

/// <summary>A campaign while it runs, looked at every second; it is killed now and then where that is wanted.</summary>
internal sealed class CampaignDay(Server server, AgentPhones phones, string campaign)
{
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan WarmUp = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LastCall = TimeSpan.FromMinutes(4);

    private readonly List<double> _busy = [];

    /// <summary>Share of the agents who talk or write, after the first minute.</summary>
    public double Occupancy => _busy.Count == 0 ? 0 : _busy.Average();

    /// <summary>The server's, after the first minute and at the end; MB.</summary>
    public (int First, int Last) Memory { get; private set; }

    /// <summary>Of one core, 0..1.</summary>
    public double Cpu { get; private set; }

    public int Kills { get; private set; }

    public async Task RunAsync(TimeSpan length, int kills)
    {
        var (clock, cpu) = (Stopwatch.StartNew(), server.Cpu);
        while (clock.Elapsed < length)
        {
            await Task.Delay(Step);
            Take(await LiveAsync(), clock.Elapsed);
            if (Kills < kills && clock.Elapsed > length * (Kills + 1) / (kills + 1))
            {
                Kills++;
                await server.KillAndRestartAsync();
                await phones.HangUpAllAsync();
            }
        }

        Cpu = (server.Cpu - cpu) / clock.Elapsed;
        Memory = (Memory.First, server.MemoryMegabytes);
    }

    /// <summary>No more numbers; completes when the last call is over, or much too late.</summary>
    public async Task EndAsync()
    {
        using var paused = await server.Http.PutAsJsonAsync($"/api/v1/campaigns/{campaign}/state", new { state = "paused" });
        paused.EnsureSuccessStatusCode();
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < LastCall; await Task.Delay(Step))
        {
            var live = await LiveAsync();
            if (Of(live, "ringing") + Of(live, "waiting") + Of(live, "talking") + Of(live.GetProperty("leads"), "dialing") == 0)
            {
                return;
            }
        }
    }

    private void Take(JsonElement live, TimeSpan at)
    {
        var (idle, busy) = (Of(live, "idle"), Of(live, "busy"));
        if (at > WarmUp && idle + busy > 0)
        {
            _busy.Add((double)busy / (idle + busy));
            Memory = Memory.First > 0 ? Memory : (server.MemoryMegabytes, 0);
        }

        if ((int)at.TotalSeconds % 30 == 0)
        {
            Console.Error.WriteLine($"{at:mm\\:ss} ringing {Of(live, "ringing")} waiting {Of(live, "waiting")} talking {Of(live, "talking")} idle {idle} busy {busy} {live.GetProperty("windows")}");
        }
    }

    private Task<JsonElement> LiveAsync() => server.Http.GetFromJsonAsync<JsonElement>($"/api/v1/campaigns/{campaign}/live");

    private static int Of(JsonElement element, string name) => element.GetProperty(name).GetInt32();
}
