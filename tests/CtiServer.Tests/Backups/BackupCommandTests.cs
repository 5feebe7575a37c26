using System.Formats.Tar;
using System.IO.Compression;
using System.Runtime.Versioning;
using CallCenter.CtiServer.Backups;
using CallCenter.CtiServer.Options;
using CallCenter.CtiServer.Tests.Support;
using CallCenter.Storage.Database;
using CallCenter.Storage.Queues;
using CallCenter.Testing;

namespace CallCenter.CtiServer.Tests.Backups;

[TestFixture, FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[SupportedOSPlatform("linux")]
internal sealed class BackupCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly StringWriter _errors = new();
    private ServerSettings _from = null!;
    private ServerSettings _to = null!;

    private string File => _folder["backup.tgz"];

    [SetUp]
    public void Prepare()
    {
        (_from, _to) = (Settings.With(recordCalls: true, _folder["from"]), Settings.With(recordCalls: true, _folder["to"]));
    }

    [Test]
    public async Task Restore_BackupOfARunningServer_OpensWithAllThatWasThere()
    {
        using (var running = await DatabaseAsync(_from))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Recording(_from))!);
            await System.IO.File.WriteAllTextAsync(Recording(_from), "sound");
            Assert.That(Run(_from, "backup", File, "--recordings"), Is.Zero, _errors.ToString());
        }

        Assert.That(Run(_to, "restore", File), Is.Zero, _errors.ToString());

        using var restored = Db.Open(_to.DataDirectory);
        Assert.That((await new QueueStore(restored).ListAsync()).Select(queue => queue.Name), Is.EqualTo(new[] { "sales" }));
        Assert.That(System.IO.File.ReadAllText(Recording(_to)), Is.EqualTo("sound"));
        Assert.That(System.IO.File.GetUnixFileMode(File), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
        Assert.That(Directory.EnumerateFileSystemEntries(_to.DataDirectory).Select(Path.GetFileName), Has.None.StartsWith("restore-"));
    }

    [Test]
    public async Task Restore_OverWhatIsThere_NeedsForceAndPutsItAside()
    {
        (await DatabaseAsync(_from)).Dispose();
        Run(_from, "backup", File);
        (await DatabaseAsync(_to, "billing")).Dispose();

        Assert.That(Run(_to, "restore", File), Is.EqualTo(3));
        Assert.That(_errors.ToString(), Does.Contain("not empty").And.Contain("--force"));
        Assert.That(Run(_to, "restore", File, "--force"), Is.Zero, _errors.ToString());

        using (var restored = Db.Open(_to.DataDirectory))
        {
            Assert.That((await new QueueStore(restored).ListAsync()).Single().Name, Is.EqualTo("sales"));
        }

        using var aside = Db.Open(Directory.GetDirectories(_to.DataDirectory, "before-restore-*").Single());
        Assert.That((await new QueueStore(aside).ListAsync()).Single().Name, Is.EqualTo("billing"));
    }

    [Test]
    public async Task Restore_WhileAServerRuns_IsRefused()
    {
        (await DatabaseAsync(_from)).Dispose();
        Run(_from, "backup", File);
        using var running = await DatabaseAsync(_to);

        Assert.That(Run(_to, "restore", File, "--force"), Is.EqualTo(3));
        Assert.That(_errors.ToString(), Does.Contain("another server uses"));
    }

    [TestCase("not gzip at all")]
    [TestCase(null)]
    public async Task Restore_OtherFile_IsRefusedAndChangesNothing(string? text)
    {
        (await DatabaseAsync(_to)).Dispose();
        if (text is not null)
        {
            await System.IO.File.WriteAllTextAsync(File, text);
        }
        else
        {
            await using var packed = new GZipStream(System.IO.File.Create(File), CompressionLevel.Fastest);
            await using var tar = new TarWriter(packed);
            await tar.WriteEntryAsync(new PaxTarEntry(TarEntryType.RegularFile, "../outside") { DataStream = new MemoryStream([1]) });
        }

        Assert.That(Run(_to, "restore", File, "--force"), Is.EqualTo(3));

        using var still = Db.Open(_to.DataDirectory);
        Assert.That(await new QueueStore(still).ListAsync(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Backup_FileExists_IsNotOverwritten()
    {
        (await DatabaseAsync(_from)).Dispose();
        await System.IO.File.WriteAllTextAsync(File, "precious");

        Assert.That(Run(_from, "backup", File), Is.EqualTo(3));
        Assert.That(await System.IO.File.ReadAllTextAsync(File), Is.EqualTo("precious"));
    }

    [TestCase("flows check", null)]
    [TestCase("backup f --DataDirectory=d --recordings", "backup f True False --DataDirectory=d")]
    [TestCase("restore /f --force --DataDirectory=d", "restore /f False True --DataDirectory=d")]
    [TestCase("backup --DataDirectory=d", "backup  False False --DataDirectory=d")]
    public void Of_Arguments_AreReadAndTheSettingsLeft(string args, string? expected) => Assert.That(
        BackupCommand.Of(args.Split(' ')) is { } c ? $"{c.Verb} {c.File} {c.WithRecordings} {c.Force} {string.Join(' ', c.Settings)}" : null, Is.EqualTo(expected));

    public void Dispose() => _folder.Dispose();

    private int Run(ServerSettings settings, params string[] args) => BackupCommand.Of(args)!.Run(settings, TextWriter.Null, _errors);

    private static string Recording(ServerSettings settings) => Path.Combine(settings.RecordingsDirectory, "2026", "01", "05", "x.wav");

    private static async Task<Db> DatabaseAsync(ServerSettings settings, string queue = "sales")
    {
        var db = Db.Open(settings.DataDirectory);
        await new QueueStore(db).AddAsync(new QueueConfig(queue));
        return db;
    }
}
