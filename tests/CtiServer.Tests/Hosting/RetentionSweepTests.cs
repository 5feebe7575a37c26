using CallCenter.CtiServer.Calls;
using CallCenter.CtiServer.Hosting;
using CallCenter.CtiServer.Options;
using CallCenter.CtiServer.Tests.Support;
using CallCenter.Storage.Database;
using CallCenter.Storage.Journaling;
using CallCenter.Storage.Records;
using CallCenter.Storage.Retention;
using CallCenter.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallCenter.CtiServer.Tests.Hosting;

internal sealed class RetentionSweepTests
{
    private readonly ManualTimeProvider _time = new();

    [Test]
    public async Task RunOnce_OldAndNewRecordings_OldOnesGoAndTheirCallsSaySo()
    {
        using var folder = new TemporaryFolder();
        var settings = Settings.With(recordCalls: true, folder.Path);
        using var db = Db.Open(folder.Path);
        await using var journal = await Journal.OpenAsync(db, _time, NullLogger<Journal>.Instance, new JournalOptions(TimeSpan.Zero));
        var (old, young, locked) = (await RecordAsync(journal, settings, 91), await RecordAsync(journal, settings, 89), await RecordAsync(journal, settings, 91, ".sealed"));
        var calls = new CallRecords(db, journal);
        var sweep = new RetentionSweep(new RetentionSettings(90, 0, 0), new OldRows(db), new RecordingFiles(settings, NullLogger<RecordingFiles>.Instance),
            calls, journal, _time, NullLogger<RetentionSweep>.Instance);

        var sweeping = sweep.RunOnceAsync(CancellationToken.None);
        await Until.TrueAsync(() =>
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            return sweeping.IsCompleted;
        });
        await sweeping;
        await journal.FlushAsync();

        Assert.That(((await calls.GetAsync(old))!.Recording, (await calls.GetAsync(young))!.Recording is not null), Is.EqualTo((default(string), true)));
        Assert.That((await calls.GetAsync(locked))!.Recording, Is.Null);
        Assert.That(Directory.GetFiles(settings.RecordingsDirectory, "*", SearchOption.AllDirectories).Select(Path.GetFileNameWithoutExtension),
            Is.EqualTo(new[] { young.ToString() }));
        Assert.That(Directory.GetDirectories(settings.RecordingsDirectory, "*", SearchOption.AllDirectories).Where(d => !Directory.EnumerateFileSystemEntries(d).Any()), Is.Empty);
        Assert.That((await calls.EventsAsync(old))[^1].Fact, Is.InstanceOf<RecordingDeleted>());
    }

    private async Task<CallId> RecordAsync(Journal journal, ServerSettings settings, int daysAgo, string ending = "")
    {
        var (call, at) = (CallId.New(), _time.GetUtcNow().AddDays(-daysAgo));
        var name = new RecordingFiles(settings, NullLogger<RecordingFiles>.Instance).NameOf(call, at) + ending;
        var path = Path.Combine(settings.RecordingsDirectory, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllBytesAsync(path, new byte[100]);
        journal.Append(new CallArrived { At = at, CallId = call, Direction = CallDirection.Inbound, From = "1", To = "2" });
        journal.Append(new RecordingSaved { At = at, CallId = call, File = name, Seconds = 1 });
        journal.Append(new CallEnded { At = at, CallId = call, End = new CallEnd(CallResult.Completed, EndReason.CallerHungUp) });
        await journal.FlushAsync();
        return call;
    }
}
