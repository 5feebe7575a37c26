using System.Diagnostics;
using System.Globalization;
using CallCenter.Benchmarks.Results;
using CallCenter.CallModel.Facts;
using CallCenter.Storage.Database;
using CallCenter.Storage.Journaling;
using CallCenter.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallCenter.Benchmarks.Journaling;

/// <summary>How many facts a second the journal brings to disk, with the call records that are folded from them.</summary>
internal static class JournalRun
{
    private const int Runs = 5;
    private const int Calls = 3_000;
    private const int AtOnce = 100;

    public static async Task RunAsync()
    {
        using var result = new ResultFile("journal", "What the journal takes");
        var facts = Facts();
        result.Text($"`./bench journal`: {facts.Count} facts of {Calls} calls made by chance, {AtOnce} in progress at a time, appended as fast as the journal takes them and "
            + $"flushed; median of {Runs} runs, each on an empty database. PostgreSQL runs on this machine as it is delivered and waits for the disk "
            + "with every commit; SQLite does not (synchronous = NORMAL).");
        result.Head("database", "facts per second", "lowest", "highest");
        await MeasureAsync(result, facts, () => "");
        using var cluster = PostgresCluster.Start(durable: true);
        await MeasureAsync(result, facts, cluster.NewDatabase);
    }

    private static async Task MeasureAsync(ResultFile result, IReadOnlyList<Fact> facts, Func<string> fresh)
    {
        var rates = new List<double>();
        var name = "";
        for (var run = 0; run <= Runs; run++)
        {
            using var directory = new TemporaryFolder();
            using var db = Db.Open(directory.Path, fresh());
            name = db.Description;
            var rate = await RateAsync(db, facts);
            // the first one compiles
            if (run > 0)
            {
                rates.Add(rate);
            }
        }

        rates.Sort();
        result.Row(name, Number(rates[Runs / 2]), Number(rates[0]), Number(rates[^1]));
    }

    private static async Task<double> RateAsync(Db db, IReadOnlyList<Fact> facts)
    {
        await using var journal = await Journal.OpenAsync(db, TimeProvider.System, NullLogger<Journal>.Instance);
        var began = Stopwatch.GetTimestamp();
        foreach (var fact in facts)
        {
            journal.Append(fact);
        }

        await journal.FlushAsync();
        return facts.Count / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    /// <summary>The calls' facts, interleaved as those of calls at the same time are.</summary>
    private static List<Fact> Facts()
    {
        var random = new Random(1);
        var facts = new List<Fact>();
        for (var call = 0; call < Calls; call += AtOnce)
        {
            var stories = Enumerable.Range(0, AtOnce).Select(_ => new CallStory(random, DateTimeOffset.UtcNow).Tell()).ToList();
            for (var place = 0; place < stories.Max(story => story.Count); place++)
            {
                facts.AddRange(stories.Where(story => story.Count > place).Select(story => story[place]));
            }
        }

        return facts;
    }

    private static string Number(double value) => value.ToString("0", CultureInfo.InvariantCulture);
}
