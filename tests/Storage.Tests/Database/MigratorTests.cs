using System.Data.Common;
using CallCenter.Storage.Database;
using CallCenter.Testing;
using Dapper;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallCenter.Storage.Tests.Database;

[TestFixture(DatabaseKind.Sqlite), TestFixture(DatabaseKind.Postgres), Parallelizable(ParallelScope.All), FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class MigratorTests : IDisposable
{
    private static readonly Migration First = new(1, "001_a", "CREATE TABLE a (x INTEGER)");
    private static readonly Migration Second = new(2, "002_b", "INSERT INTO a VALUES (1); CREATE TABLE b (x INTEGER)");

    private readonly TemporaryFolder _directory = new();
    private readonly IDialect _dialect;
    private readonly DbConnection _connection;

    public MigratorTests(DatabaseKind kind)
    {
        _dialect = kind == DatabaseKind.Sqlite ? new SqliteDialect(_directory.Path) : new PostgresDialect(Databases.Fresh(kind), "one");
        _connection = _dialect.OpenWriting();
    }

    public void Dispose()
    {
        _connection.Dispose();
        _directory.Dispose();
    }

    [Test]
    public void Run_TwiceWithANewStep_RunsEachOnceInOrder()
    {
        Run(First);
        Run(First, Second);
        Run(First, Second);

        Assert.That(_connection.Query<string>("SELECT name FROM schema_version ORDER BY version"), Is.EqualTo((string[])["001_a", "002_b"]));
        Assert.That(_connection.ExecuteScalar<int>("SELECT COUNT(*) FROM a"), Is.EqualTo(1));
    }

    [Test]
    public void Run_StepThatFailsHalfWay_LeavesNothingOfItAndIsRunAgain()
    {
        Run(First);

        Assert.That(() => Run(First, Second with { Sql = "INSERT INTO a VALUES (1); CREATE TABLE a (x INTEGER)" }), Throws.InstanceOf<DbException>());
        Assert.That(_connection.ExecuteScalar<int>("SELECT COUNT(*) FROM a"), Is.Zero);

        Run(First, Second);
        Assert.That(_connection.ExecuteScalar<int>("SELECT COUNT(*) FROM a"), Is.EqualTo(1));
    }

    [Test]
    public void Embedded_AreNumberedWithoutRepeatAndBeginWithTheBase()
    {
        var steps = Migration.Embedded(_dialect);

        Assert.That(steps[0].Name, Is.EqualTo("001_base"));
        Assert.That(steps.Select(step => step.Version), Is.Ordered.Ascending.And.Unique);
    }

    private void Run(params Migration[] steps) => Migrator.Run(_connection, _dialect, steps, new ManualTimeProvider(), NullLogger.Instance);
}
