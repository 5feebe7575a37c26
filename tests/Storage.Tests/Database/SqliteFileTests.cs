using CallCenter.Storage.Database;
using CallCenter.Testing;
using Dapper;
using Microsoft.Data.Sqlite;

namespace CallCenter.Storage.Tests.Database;

[TestFixture, Parallelizable(ParallelScope.All)]
internal sealed class SqliteFileTests
{
    [Test]
    public void Open_EmptyFile_IsNoFirstStart()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder[SqliteFile.Name], []);

        Assert.That(Refusal(folder), Does.Contain("is empty").And.Contain("./run restore"));
    }

    [TestCase("recordings/2026/01/05/x.wav")]
    [TestCase("callcenter.db-wal")]
    public void Open_FileGoneButTracesOfUse_IsNoFirstStart(string trace)
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(Path.GetDirectoryName(folder[trace])!);
        File.WriteAllText(folder[trace], "x");

        Assert.That(Refusal(folder), Does.Contain("a server has run there").And.Contain("./run restore"));
    }

    [Test]
    public void Open_OtherProgramsDatabase_IsRefusedAndUntouched()
    {
        using var folder = new TemporaryFolder();
        using (var other = new SqliteConnection($"Data Source={folder[SqliteFile.Name]};Pooling=False"))
        {
            other.Execute("CREATE TABLE songs (title TEXT)");
        }

        Assert.That(Refusal(folder), Does.Contain("another program's database"));
        using var still = new SqliteConnection($"Data Source={folder[SqliteFile.Name]};Pooling=False");
        Assert.That(still.Query<string>("SELECT name FROM sqlite_master"), Is.EqualTo(new[] { "songs" }));
    }

    [Test]
    public void Open_NoDatabaseAtAll_SaysWhatToDo()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder[SqliteFile.Name], new string('x', 5000));

        Assert.That(Refusal(folder), Does.Contain("not a database").And.Contain("./run restore"));
        Assert.That(SqliteFile.TroubleIn(folder[SqliteFile.Name]), Does.Contain("not a database"));
    }

    private static string Refusal(TemporaryFolder folder) => Assert.Throws<DatabaseOpenException>(() => Db.Open(folder.Path).Dispose())!.Message;
}
