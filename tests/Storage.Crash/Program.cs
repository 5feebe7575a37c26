using CallCenter.Storage.Database;
using CallCenter.Storage.Journaling;
using CallCenter.Testing;
using Microsoft.Extensions.Logging.Abstractions;

// Keeps ten calls going on the database in the directory args[0], or on the server args[2], until it is killed. Says "CALL COUNT" on a line of its own as soon as the
// first COUNT facts of a call have been reported as flushed.
using var db = Db.Open(args[0], args[2]);
await using var journal = await Journal.OpenAsync(db, TimeProvider.System, NullLogger<Journal>.Instance);
var random = new Random(int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture));
var output = TextWriter.Synchronized(Console.Out);
await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => CallsAsync(new Random(random.Next()))));

async Task CallsAsync(Random chance)
{
    while (true)
    {
        var story = new CallStory(chance, DateTimeOffset.UtcNow);
        var told = 0;
        foreach (var fact in story.Tell())
        {
            journal.Append(fact);
            told++;
            await journal.FlushAsync();
            output.WriteLine($"{story.CallId} {told}");
            output.Flush();
        }
    }
}
