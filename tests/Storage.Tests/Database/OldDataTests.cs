using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Nodes;
using CallCenter.Storage.Database;
using CallCenter.Storage.Journaling;
using CallCenter.Storage.Recovery;
using CallCenter.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallCenter.Storage.Tests.Database;

/// <summary>
/// Vectors/data-2026-11.zip: a data directory as the program made it when it had SQLite alone, and what its stores gave out of it then.
/// </summary>
[TestFixture]
internal sealed class OldDataTests
{
    private const int CallsInProgress = 1;

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    [Test]
    public async Task Open_DirectoryOfTheFirstVersion_LosesNothing()
    {
        using var directory = new TemporaryFolder();
        await ZipFile.ExtractToDirectoryAsync(Path.Combine(AppContext.BaseDirectory, "Vectors", "data-2026-11.zip"), directory.Path);

        using var db = Db.Open(directory.Path);
        await using var journal = await Journal.OpenAsync(db, TimeProvider.System, NullLogger<Journal>.Instance);

        var then = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(directory.Path, "expected.json")))!;
        var now = JsonNode.Parse(await StoreDump.OfAsync(db, journal))!;
        DropWhatCameLater(now, then);
        Assert.That(now.ToJsonString(Indented), Is.EqualTo(then.ToJsonString(Indented)));
        var recovered = await new JournalRecovery(db, journal, NullLogger<JournalRecovery>.Instance).RunAsync();
        Assert.That(recovered.LostCalls, Has.Count.EqualTo(CallsInProgress), "calls of the time without nodes are this node's");
    }

    // Properties that things have been given since, wherever they stand.
    private static void DropWhatCameLater(JsonNode? now, JsonNode? then)
    {
        if (now is JsonObject newer && then is JsonObject older)
        {
            foreach (var (name, value) in newer.ToList())
            {
                if (older.TryGetPropertyValue(name, out var before))
                {
                    DropWhatCameLater(value, before);
                }
                else
                {
                    newer.Remove(name);
                }
            }
        }
        else if (now is JsonArray items && then is JsonArray before)
        {
            foreach (var (item, old) in items.Zip(before))
            {
                DropWhatCameLater(item, old);
            }
        }
    }
}
