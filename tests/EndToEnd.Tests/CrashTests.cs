using System.Data.Common;
using System.Security.Cryptography;
using System.Text.Json;
using CallCenter.EndToEnd.Tests.Peers;
using CallCenter.Testing;
using Dapper;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace CallCenter.EndToEnd.Tests;

/// <summary>kill -9 in the middle of ten calls: whatever anybody has been told is still true after the restart. On PostgreSQL the recordings are encrypted.</summary>
[TestFixture(DatabaseKind.Sqlite), TestFixture(DatabaseKind.Postgres)]
public sealed class CrashTests(DatabaseKind kind)
{
    // The first user of users.csv, whose phone registers.
    private const string Anna = "2001";
    private const string Ben = "2002";

    private const int WavHeader = 44;
    private const int ByteRateAt = 28;
    private const int DataLengthAt = 40;

    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);
    private static readonly string Users = Path.Combine(ServerProcess.RepositoryRoot, "tests", "Interop", "sipp", "users.csv");

    [Test]
    public async Task Kill_DuringTenCalls_NoDeliveredFactIsLostAndTheFiguresAreTheirFold()
    {
        var database = Databases.Fresh(kind);
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder["keys"], $"2026 {Convert.ToBase64String(RandomNumberGenerator.GetBytes(32))}");
        await using var server = await ServerProcess.StartAsync($"Database={database}", $"Recording:KeyFile={(kind == DatabaseKind.Postgres ? folder["keys"] : "")}", ServerProcess.WithoutModels, "Flows:Routes:0:Number=2000", "Flows:Routes:0:Flow=menu",
            $"Flows:Directory={Path.Combine(ServerProcess.RepositoryRoot, "tests", "EndToEnd.Tests", "Flows")}");
        await using var before = await EventReader.OpenAsync(server, 0);
        using var stop = new CancellationTokenSource();
        await AddAgentsAsync(server);
        var phone = Sipp.RunAsync(server, "register.xml", stop.Token, "-inf", Users, "-m", "1", "-d", "100000");
        await server.UntilAsync("/api/v1/agents/live", agents => Find(agents, Anna).GetProperty("phoneRegistered").GetBoolean(), Soon);
        await server.SendAsync(HttpMethod.Put, $"/api/v1/agents/{Anna}/state", new { state = "ready" });
        await server.SendAsync(HttpMethod.Put, $"/api/v1/agents/{Ben}/state", new { state = "notReady", reason = "break" });
        var (exit, errors) = await Sipp.RunAsync(server, "uac-call.xml", "-s", "1000", "-au", "2001", "-ap", ServerProcess.SipSecret, "-m", "2", "-d", "300");
        Assert.That(exit, Is.Zero, errors);

        var waiting = Sipp.RunAsync(server, "uac-call.xml", stop.Token, "-s", "1000", "-au", "2001", "-ap", ServerProcess.SipSecret, "-m", "5", "-r", "20", "-d", "100000");
        var listening = Sipp.RunAsync(server, "uac-call.xml", stop.Token, "-s", "2000", "-au", "2001", "-ap", ServerProcess.SipSecret, "-m", "5", "-r", "20", "-d", "100000");
        await server.UntilAsync("/api/v1/queues/live", queues => before.Count("answered") == 12 && Figures(queues).Waiting >= 5
            && IsPhoneSaved(server, database) && AreRecorded(server), Soon);
        await server.KillAndRestartAsync();
        await before.Completion;
        await stop.CancelAsync();
        await Task.WhenAll(phone, waiting, listening);

        await using var after = await EventReader.OpenAsync(server, 0);
        await server.UntilAsync("/api/v1/calls?limit=20", calls => after.Count("ended") == 12 && calls.EnumerateArray().All(HasTicket), Soon);
        TestContext.Out.WriteLine($"{before.Delivered.Count} events delivered before the kill, {after.Delivered.Count} after the restart");
        Assert.Multiple(() =>
        {
            Assert.That(before.Delivered, Has.Count.GreaterThan(30));
            Assert.That(before.Delivered, Is.SubsetOf(after.Delivered), "delivered before the kill, and gone or changed after it");
            Assert.That(after.Delivered.Select(e => e.Seq), Is.EqualTo(Enumerable.Range(1, after.Delivered.Count).Select(n => (long)n)), "a gap in the journal");
        });
        await AssertCallsAsync(server);
        await AssertRecordingsAsync(server);
        await server.UntilAsync("/api/v1/queues/live", queues => Figures(queues) == Folded(after.Events), Soon);
        await server.UntilAsync("/api/v1/agents/live", agents => States(agents).SequenceEqual(FoldedStates(after.Events)), Soon);
        var anna = Find(await server.GetAsync("/api/v1/agents/live"), Anna);
        Assert.That(anna.GetProperty("phoneRegistered").GetBoolean(), Is.True, "a phone that registered before the kill");
        Assert.That(anna.GetProperty("state").GetString(), Is.EqualTo("ready"));
    }

    /// <summary>More than the first chunk of an encrypted recording of each call is on the disk.</summary>
    private static bool AreRecorded(ServerProcess server) =>
        new DirectoryInfo(Path.Combine(server.DataDirectory, "recordings")).EnumerateFiles("*", SearchOption.AllDirectories).Count(file => file.Length > 9000) == 12;

    private static bool IsPhoneSaved(ServerProcess server, string database)
    {
        using DbConnection connection = database.Length > 0
            ? new NpgsqlConnection(database)
            : new SqliteConnection($"Data Source={Path.Combine(server.DataDirectory, "callcenter.db")};Mode=ReadOnly;Pooling=False");
        return connection.ExecuteScalar<long>("SELECT COUNT(*) FROM phones") > 0;
    }

    // Anna serves a queue of her own, so that she is still ready when the server is killed.
    private static async Task AddAgentsAsync(ServerProcess server)
    {
        await server.SendAsync(HttpMethod.Post, "/api/v1/queues", new { name = "quiet", serviceLevelSeconds = 20 });
        foreach (var (user, queue) in new[] { (Anna, "quiet"), (Ben, "support") })
        {
            await server.SendAsync(HttpMethod.Post, "/api/v1/agents", new
            {
                user, password = "agent password", name = user, sipPassword = ServerProcess.SipSecret, skills = new { en = 5 }, queues = new[] { queue },
            });
        }
    }

    private static JsonElement Find(JsonElement agents, string user) => agents.EnumerateArray().Single(a => a.GetProperty("user").GetString() == user);

    private static bool HasTicket(JsonElement call) => call.GetProperty("ticketId").ValueKind != JsonValueKind.Null;

    private static async Task AssertCallsAsync(ServerProcess server)
    {
        var calls = (await server.GetAsync("/api/v1/calls?limit=20")).EnumerateArray().ToList();
        Assert.That(calls.Select(c => c.GetProperty("end").GetProperty("result").GetString()).Order(), Is.EqualTo(
            Enumerable.Repeat("completed", 2).Concat(Enumerable.Repeat("lost", 10)).Order()), "results of the calls");
        foreach (var ticket in calls.Select(c => c.GetProperty("ticketId").GetString()).Distinct())
        {
            Assert.That((await server.GetAsync($"/api/v1/tickets/{ticket}")).GetProperty("id").GetString(), Is.EqualTo(ticket));
        }
    }

    /// <summary>What a killed server has left on the disk is a whole WAV of the call's length.</summary>
    private async Task AssertRecordingsAsync(ServerProcess server)
    {
        var lost = (await server.GetAsync("/api/v1/calls?limit=20")).EnumerateArray().Where(c => c.GetProperty("end").GetProperty("result").GetString() == "lost").ToList();
        Assert.That(lost.Select(c => c.GetProperty("recording").GetString()), Has.None.Null);
        var files = Directory.GetFiles(Path.Combine(server.DataDirectory, "recordings"), "*", SearchOption.AllDirectories);
        Assert.That(files.Select(file => File.ReadAllBytes(file)[0]), Is.All.EqualTo(kind == DatabaseKind.Postgres ? (byte)'C' : (byte)'R'), "encrypted, or a WAV file");
        foreach (var call in lost)
        {
            var wav = await server.Http.GetByteArrayAsync(call.GetProperty("recording").GetString());
            var seconds = (wav.Length - WavHeader) / (double)BitConverter.ToInt32(wav, ByteRateAt);
            var lasted = (call.GetProperty("endedAt").GetDateTimeOffset() - call.GetProperty("answeredAt").GetDateTimeOffset()).TotalSeconds;
            Assert.That(BitConverter.ToInt32(wav, DataLengthAt), Is.EqualTo(wav.Length - WavHeader).Within(3), "the header's word on the sound's length");
            Assert.That(seconds, Is.GreaterThan(0).And.LessThan(lasted + 6));
        }
    }

    private static (int Waiting, int Offered, int Answered, int Abandoned) Figures(JsonElement queues)
    {
        var support = queues.EnumerateArray().Single(q => q.GetProperty("name").GetString() == "support");
        return (Number("waiting"), Number("offeredToday"), Number("answeredToday"), Number("abandonedToday"));

        int Number(string name) => support.GetProperty(name).GetInt32();
    }

    private static (int Waiting, int Offered, int Answered, int Abandoned) Folded(IReadOnlyList<JsonElement> events)
    {
        var queued = events.Count(e => e.GetProperty("type").GetString() == "queued");
        var left = events.Where(e => e.GetProperty("type").GetString() == "queueLeft").Select(e => e.GetProperty("why").GetString()).ToList();
        return (queued - left.Count, queued, left.Count(why => why == "accepted"), left.Count(why => why == "abandoned"));
    }

    private static IEnumerable<(string, string)> States(JsonElement agents) => agents.EnumerateArray()
        .Select(a => (a.GetProperty("user").GetString()!, a.GetProperty("state").GetString()!)).Order();

    private static IEnumerable<(string, string)> FoldedStates(IReadOnlyList<JsonElement> events) => events
        .Where(e => e.GetProperty("type").GetString() == "agentState").GroupBy(e => e.GetProperty("agent").GetString()!)
        .Select(agent => (agent.Key, agent.Last().GetProperty("state").GetString()!)).Order();
}
