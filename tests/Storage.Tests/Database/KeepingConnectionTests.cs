using CallCenter.Storage.Database;
using Dapper;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace CallCenter.Storage.Tests.Database;

/// <summary>Statements that are kept prepared answer as new ones would.</summary>
public class KeepingConnectionTests
{
    private KeepingConnection _connection = null!;

    [SetUp]
    public void Open()
    {
        _connection = new KeepingConnection("Data Source=:memory:");
        _connection.Open();
        _connection.Execute("CREATE TABLE t (id INTEGER PRIMARY KEY, name TEXT)");
        _connection.Execute("INSERT INTO t (name) VALUES (@name)", new[] { new { name = "Ada" }, new { name = "Bo" } });
    }

    [TearDown]
    public void Close() => _connection.Dispose();

    [Test]
    public void SameText_OtherValues_AnswersThem()
    {
        Assert.That(Named("Ada"), Is.EqualTo(1));
        Assert.That(Named("Bo"), Is.EqualTo(2));
        Assert.That(Named("nobody"), Is.Null);
        Assert.That(Named("Ada"), Is.EqualTo(1));
    }

    [Test]
    public void ChangedTable_IsSeenByAKeptStatement()
    {
        Assert.That(Columns(), Is.EqualTo(new[] { "id", "name" }));
        _connection.Execute("ALTER TABLE t ADD COLUMN age INTEGER DEFAULT 7");
        Assert.That(Columns(), Is.EqualTo(new[] { "id", "name", "age" }));
    }

    [Test]
    public void SameText_InsideItself_HasAStatementOfItsOwn()
    {
        var pairs = from a in _connection.Query<long>("SELECT id FROM t", buffered: false)
                    from b in _connection.Query<long>("SELECT id FROM t", buffered: false)
                    select (a, b);
        Assert.That(pairs.Count(), Is.EqualTo(4));
    }

    [Test]
    public void FailedStatement_WorksAgainAfterwards()
    {
        const string Insert = "INSERT INTO t (id, name) VALUES (@id, @name)";
        Assert.That(() => _connection.Execute(Insert, new { id = 1, name = "again" }), Throws.InstanceOf<SqliteException>());
        Assert.That(_connection.Execute(Insert, new { id = 3, name = "Cy" }), Is.EqualTo(1));
        Assert.That(Named("Cy"), Is.EqualTo(3));
    }

    [Test]
    public void ThousandTexts_AreNotAllKept()
    {
        for (var i = 0; i < 1000; i++)
        {
            Assert.That(_connection.ExecuteScalar<long>($"SELECT {i}"), Is.EqualTo(i));
        }

        Assert.That(_connection.KeptCount, Is.LessThanOrEqualTo(200));
    }

    [Test]
    public void BoundLimit_ManyRuns_IsPreparedOnce()
    {
        const int Reprepared = 5;
        var handle = _connection.Handle!;
        Assert.That(raw.sqlite3_prepare_v2(handle, "SELECT id FROM t ORDER BY name LIMIT ?", out var statement), Is.Zero);
        using (statement)
        {
            for (var run = 0; run < 3; run++)
            {
                raw.sqlite3_bind_int(statement, 1, 1);
                Assert.That(raw.sqlite3_step(statement), Is.EqualTo(raw.SQLITE_ROW));
                raw.sqlite3_reset(statement);
            }

            Assert.That(raw.sqlite3_stmt_status(statement, Reprepared, 0), Is.Zero);
        }
    }

    private List<string> Columns()
    {
        using var reader = _connection.ExecuteReader("SELECT * FROM t");
        return [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)];
    }

    private long? Named(string name) => _connection.QueryFirstOrDefault<long?>("SELECT id FROM t WHERE name = @name", new { name });
}
