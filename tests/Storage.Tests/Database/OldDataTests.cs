using System.IO.Compression;
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

    [Test]
    public async Task Open_DirectoryOfTheFirstVersion_LosesNothing()
    {
        using var directory = new TemporaryFolder();
        await ZipFile.ExtractToDirectoryAsync(Path.Combine(AppContext.BaseDirectory, "Vectors", "data-2026-11.zip"), directory.Path);

        using var db = Db.Open(directory.Path);
        await using var journal = await Journal.OpenAsync(db, TimeProvider.System, NullLogger<Journal>.Instance);

        Assert.That(await StoreDump.OfAsync(db, journal), Is.EqualTo(await File.ReadAllTextAsync(Path.Combine(directory.Path, "expected.json"))));
        var recovered = await new JournalRecovery(db, journal, NullLogger<JournalRecovery>.Instance).RunAsync();
        Assert.That(recovered.LostCalls, Has.Count.EqualTo(CallsInProgress), "calls of the time without nodes are this node's");
    }
}
