using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using CallCenter.Benchmarks.Load;
using CallCenter.Benchmarks.Results;

namespace CallCenter.Benchmarks.Campaigns;

/// <summary>How long the import of a campaign's list takes, from the first byte sent to the answer.</summary>
internal static class ImportRun
{
    private const int Leads = 10_000;
    private const int Runs = 3;

    public static async Task RunAsync()
    {
        using var result = new ResultFile("leads", "Lists of people");
        result.Text($"`./bench leads`: {Leads:N0} people with name and region into a campaign of the published server, an empty one each time; {Runs} runs each, the first one warms up.");
        result.Head("file", "kB", "taken", "seconds: first", "fastest", "slowest of the later ones");
        await using var server = await Server.StartAsync("prompt", "Speech:Recognizer:en=none");
        var csv = CalledPeople.Csv(CalledPeople.Numbers(Leads, seed: 2));
        var rows = csv.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => (IReadOnlyList<string>)line.Split(','));
        await MeasureAsync(result, server, "CSV", Encoding.UTF8.GetBytes(csv), "text/csv");
        await MeasureAsync(result, server, "XLSX", XlsxFile.Of(rows), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    }

    private static async Task MeasureAsync(ResultFile result, Server server, string name, byte[] file, string type)
    {
        var (times, taken) = (new List<double>(), 0);
        for (var run = 0; run < Runs; run++)
        {
            using var made = await server.Http.PostAsJsonAsync("/api/v1/campaigns", new { name = $"{name} {run}", queue = "support", policy = "neutral", seller = "Acme", callerNumber = "+49800100" });
            var id = (await made.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
            using var body = new ByteArrayContent(file) { Headers = { ContentType = new MediaTypeHeaderValue(type) } };
            var clock = Stopwatch.StartNew();
            using var imported = await server.Http.PostAsync($"/api/v1/campaigns/{id}/leads", body);
            times.Add(clock.Elapsed.TotalSeconds);
            taken = (await imported.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>()).GetProperty("taken").GetInt32();
        }

        result.Row(name, N(file.Length / 1024), N(taken), S(times[0]), S(times.Skip(1).Min()), S(times.Skip(1).Max()));
    }

    private static string N(int value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string S(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);
}
