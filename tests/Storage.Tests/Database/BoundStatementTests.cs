using CallCenter.Storage.Database;
using CallCenter.Testing;
using Dapper;
using Microsoft.Data.Sqlite;

namespace CallCenter.Storage.Tests.Database;

/// <summary>A statement that is bound by place stores and answers what the driver's own command would.</summary>
public class BoundStatementTests
{
    private TemporaryFolder _folder = null!;
    private KeepingConnection _connection = null!;

    private string File => Path.Combine(_folder.Path, "t.db");

    [SetUp]
    public void Open()
    {
        _folder = new TemporaryFolder();
        _connection = new KeepingConnection($"Data Source={File};Pooling=False");
        _connection.Open();
        _connection.Execute("PRAGMA journal_mode = WAL; CREATE TABLE t (id INTEGER PRIMARY KEY, name TEXT, size INTEGER)");
    }

    [TearDown]
    public void Close()
    {
        _connection.Dispose();
        _folder.Dispose();
    }

    [TestCase("Ada", 7L)]
    [TestCase("", 0L)]
    [TestCase(null, null)]
    [TestCase("你好 😀", long.MinValue)]
    public void Set_AnyValue_IsStoredAsItIs(string? name, long? size)
    {
        var insert = Insert();
        insert.Set(0, name);
        insert.Set(1, size);

        Assert.That(insert.Run(), Is.Null);
        Assert.That(_connection.QuerySingle<(string?, long?)>("SELECT name, size FROM t"), Is.EqualTo((name, size)));
    }

    [Test]
    public void Set_LongText_IsStoredWhole()
    {
        var text = new string('ü', 5000);
        var insert = Insert();
        insert.Set(0, text);
        insert.Run();

        Assert.That(_connection.ExecuteScalar<string>("SELECT name FROM t"), Is.EqualTo(text));
    }

    [Test]
    public void Set_OtherOrderThanInTheText_GoesByName()
    {
        var insert = _connection.Bind("INSERT INTO t (name, size) VALUES (@name, @size)", ["@size", "@name"]);
        insert.Set(0, 5);
        insert.Set(1, "Bo");
        insert.Run();

        Assert.That(_connection.QuerySingle<(string, long)>("SELECT name, size FROM t"), Is.EqualTo(("Bo", 5L)));
    }

    [Test]
    public void Run_Returning_GivesTheFirstColumnEachTime()
    {
        var insert = _connection.Bind("INSERT INTO t (name) VALUES (@name) RETURNING id", ["@name"]);
        insert.Set(0, "Ada");

        Assert.That((insert.Run(), insert.Run()), Is.EqualTo((1L, 2L)));
        Assert.That(_connection.Bind("SELECT name FROM t", []).Run(), Is.EqualTo("Ada"));
        Assert.That(_connection.Bind("SELECT MAX(size) FROM t", []).Run(), Is.Null);
    }

    [Test]
    public void Run_Refused_TellsWhyAndWorksAgain()
    {
        _connection.Execute("INSERT INTO t (id) VALUES (1)");
        var insert = _connection.Bind("INSERT INTO t (id) VALUES (@id)", ["@id"]);
        insert.Set(0, 1L);
        Assert.That(insert.Run, Throws.InstanceOf<SqliteException>().With.Property("SqliteErrorCode").EqualTo(19).And.Message.Contains("UNIQUE"));

        insert.Set(0, 2L);
        insert.Run();
        Assert.That(_connection.ExecuteScalar<long>("SELECT COUNT(*) FROM t"), Is.EqualTo(2));
    }

    [Test]
    public void Close_WithBoundStatements_LetsTheFileGo()
    {
        Insert().Run();
        _connection.Close();

        Assert.That(System.IO.File.Exists($"{File}-wal"), Is.False, "the last connection has put the log into the file");
    }

    private BoundStatement Insert() => _connection.Bind("INSERT INTO t (name, size) VALUES (@name, @size)", ["@name", "@size"]);
}
