using System.Diagnostics;
using System.Globalization;
using CallCenter.Storage.Records;
using CallCenter.Storage.Database;
using CallCenter.Storage.Journaling;
using CallCenter.Storage.Recovery;
using CallCenter.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallCenter.Storage.Tests.Recovery;

[TestFixture(DatabaseKind.Sqlite), TestFixture(DatabaseKind.Postgres)]
internal sealed class CrashTests(DatabaseKind kind)
{
    private const int ConfirmedBeforeTheKill = 120;

    [TestCase(1)]
    [TestCase(2)]
    public async Task Kill_InTheMiddleOfTenCalls_LosesNoFlushedFactAndClosesTheCalls(int seed)
    {
        using var directory = new TemporaryFolder();
        var server = Databases.Fresh(kind);
        var confirmed = await RunUntilKilledAsync(directory.Path, server, seed);

        using var db = Db.Open(directory.Path, server);
        await using var journal = await Journal.OpenAsync(db, TimeProvider.System, NullLogger<Journal>.Instance);
        var found = await journal.ReadAsync(0).ToListAsync();
        var recovered = await new JournalRecovery(db, journal, NullLogger<JournalRecovery>.Instance).RunAsync();

        Assert.That(found.Select(e => e.Seq), Is.EqualTo(Enumerable.Range(1, found.Count)));
        var stored = found.Select(e => e.Fact).OfType<CallFact>().CountBy(fact => fact.CallId).ToDictionary();
        foreach (var (call, count) in confirmed)
        {
            Assert.That(stored.GetValueOrDefault(call), Is.GreaterThanOrEqualTo(count), "reported as on disk, but gone");
        }

        Assert.That(recovered.LostCalls, Has.Count.InRange(1, 10));
        var records = await new CallRecords(db, journal).ListAsync(new CallQuery { Limit = 10_000 });
        Assert.That(records.Select(r => r.EndedAt), Has.None.Null);
        Assert.That(records.Count(r => r.End!.Result == CallResult.Lost), Is.EqualTo(recovered.LostCalls.Count));
    }

    /// <summary>The last count that the child reported for each call.</summary>
    private static async Task<Dictionary<CallId, int>> RunUntilKilledAsync(string directory, string server, int seed)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "CallCenter.Storage.Crash.dll");
        using var child = Process.Start(new ProcessStartInfo("dotnet", ["exec", program, directory, $"{seed}", server])
        {
            RedirectStandardOutput = true,
        })!;
        var confirmed = new Dictionary<CallId, int>();
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        for (var lines = 0; await child.StandardOutput.ReadLineAsync(limit.Token) is { } line; lines++)
        {
            // The last line may be cut by the kill.
            if (line.Split(' ') is [var call, { Length: > 0 } count] && CallId.TryParse(call, out var id))
            {
                confirmed[id] = int.Parse(count, CultureInfo.InvariantCulture);
            }

            if (lines == ConfirmedBeforeTheKill)
            {
                child.Kill();
            }
        }

        await child.WaitForExitAsync(limit.Token);
        Assert.That(child.ExitCode, Is.EqualTo(137), "killed by SIGKILL, not ended by itself");
        return confirmed;
    }
}
