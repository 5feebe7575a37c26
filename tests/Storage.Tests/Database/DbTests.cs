using CallCenter.Storage.Database;
using CallCenter.Testing;
using Dapper;
using Microsoft.Data.Sqlite;

namespace CallCenter.Storage.Tests.Database;

[TestFixture, Parallelizable(ParallelScope.All), FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class DbTests : IDisposable
{
    private readonly TemporaryFolder _directory = new();

    public void Dispose() => _directory.Dispose();

    [Test]
    public async Task Open_FreshDirectory_HasEverySchemaStepAndWal()
    {
        using var db = Db.Open(Path.Combine(_directory.Path, "new", "data"));

        var versions = await db.ReadAsync(c => c.Query<int>("SELECT version FROM schema_version ORDER BY version").ToList());
        var mode = await db.WriteAsync(c => c.ExecuteScalar<string>("PRAGMA journal_mode"));
        var foreignKeys = await db.WriteAsync(c => c.ExecuteScalar<int>("PRAGMA foreign_keys"));

        Assert.That(versions, Is.EqualTo(Migration.Embedded(db.Dialect).Select(m => m.Version)));
        Assert.That(mode, Is.EqualTo("wal"));
        Assert.That(foreignKeys, Is.EqualTo(1));
    }

    [Test]
    public async Task Open_Again_KeepsWhatWasWritten()
    {
        using (var db = Db.Open(_directory.Path))
        {
            await db.WriteAsync(c => c.Execute("INSERT INTO positions (name, seq) VALUES ('x', 7)"));
        }

        using var again = Db.Open(_directory.Path);

        Assert.That(await again.ReadAsync(c => c.ExecuteScalar<int>("SELECT seq FROM positions WHERE name = 'x'")), Is.EqualTo(7));
    }

    [Test]
    public async Task WriteAsync_WorkThatFailsBetweenOthers_IsUndoneAlone()
    {
        using var db = Db.Open(_directory.Path);
        using var posted = new ManualResetEventSlim();
        var first = db.WriteAsync(c =>
        {
            posted.Wait();
            Insert(c, "first");
        });
        var broken = db.WriteAsync(c =>
        {
            Insert(c, "broken");
            Insert(c, "first");
        });
        using var gone = new CancellationTokenSource();
        var cancelled = db.WriteAsync(c => Insert(c, "cancelled"), gone.Token);
        var last = db.WriteAsync(c => Insert(c, "last"));
        await gone.CancelAsync();
        posted.Set();

        await Task.WhenAll(first, last);
        Assert.That(async () => await broken, Throws.TypeOf<InvalidDataException>());
        Assert.That(async () => await cancelled, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(await db.ReadAsync(c => c.Query<string>("SELECT name FROM positions ORDER BY name").ToList()), Is.EqualTo((string[])["first", "last"]));
    }

    private static void Insert(System.Data.Common.DbConnection connection, string name) =>
        connection.Execute("INSERT INTO positions (name, seq) VALUES (@name, 1)", new { name });

    [Test]
    public void Open_NewerSchema_SaysSo()
    {
        using (var db = Db.Open(_directory.Path))
        {
            db.WriteAsync(c => c.Execute("INSERT INTO schema_version (version, name, applied_at) VALUES (9999, 'x', 0)")).Wait();
        }

        Assert.That(() => Db.Open(_directory.Path), Throws.TypeOf<DatabaseOpenException>().With.Message.Contains("9999"));
    }

    [Test]
    public void Open_SecondServer_Refused()
    {
        using var first = Db.Open(_directory.Path);

        Assert.That(() => Db.Open(_directory.Path), Throws.TypeOf<DatabaseOpenException>().With.Message.Contains("another server"));
    }

    [Test]
    public void Open_DirectoryThatCannotBeMade_SaysWhich()
    {
        var file = Path.Combine(_directory.Path, "file");
        File.WriteAllText(file, "x");

        Assert.That(() => Db.Open(Path.Combine(file, "data")), Throws.TypeOf<DatabaseOpenException>().With.Message.Contains(file));
    }

    [Test]
    public void Open_ReadOnlyDirectory_SaysWhich()
    {
        // The one directory on every Linux that even root cannot write to.
        Assert.That(() => Db.Open("/proc/self"), Throws.TypeOf<DatabaseOpenException>().With.Message.Contains("/proc/self"));
    }

    [Test]
    public void Open_FileThatIsNoDatabase_SaysSoAndReleasesTheDirectory()
    {
        var file = Path.Combine(_directory.Path, Db.FileName);
        File.WriteAllText(file, new string('x', 5000));

        Assert.That(() => Db.Open(_directory.Path), Throws.TypeOf<DatabaseOpenException>().With.Message.Contains("not a database"));

        File.Delete(file);
        Assert.That(() => Db.Open(_directory.Path).Dispose(), Throws.Nothing);
    }

    [Test]
    public async Task Write_ThatFails_LeavesNothingBehindAndTheNextOneWorks()
    {
        using var db = Db.Open(_directory.Path);

        var failing = db.WriteAsync(c =>
        {
            c.Execute("INSERT INTO positions (name, seq) VALUES ('a', 1)");
            c.Execute("INSERT INTO positions (name, seq) VALUES ('a', 2)");
        });

        Assert.That(() => failing, Throws.TypeOf<InvalidDataException>());
        await db.WriteAsync(c => c.Execute("INSERT INTO positions (name, seq) VALUES ('b', 3)"));
        var names = await db.ReadAsync(c => c.Query<string>("SELECT name FROM positions").ToList());
        Assert.That(names, Is.EqualTo((string[])["b"]));
    }

    [Test]
    public async Task ReadAsync_ManyAtOnce_AllSeeTheLastCommit()
    {
        using var db = Db.Open(_directory.Path);
        await db.WriteAsync(c => c.Execute("INSERT INTO positions (name, seq) VALUES ('a', 5)"));

        var reads = Enumerable.Range(0, 50).Select(_ => db.ReadAsync(c => c.ExecuteScalar<int>("SELECT seq FROM positions")));

        Assert.That(await Task.WhenAll(reads), Is.All.EqualTo(5));
    }

    [Test]
    public void ReadAsync_ThatWrites_IsRefused()
    {
        using var db = Db.Open(_directory.Path);

        Assert.That(
            () => db.ReadAsync(c => c.Execute("DELETE FROM positions")),
            Throws.TypeOf<SqliteException>().With.Message.Contains("readonly"));
    }
}
