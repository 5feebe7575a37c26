using CallCenter.Storage.Database;
using CallCenter.Testing;

namespace CallCenter.Storage.Tests;

/// <summary>Base of the stores' tests: a database of its own for each test.</summary>
[Parallelizable(ParallelScope.All), FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal abstract class StoreTest : IDisposable
{
    protected static readonly DateTimeOffset Now = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    private readonly TemporaryFolder _directory = new();

    protected StoreTest(DatabaseKind kind) => Db = Db.Open(_directory.Path, Databases.Fresh(kind));

    protected Db Db { get; }

    public void Dispose()
    {
        Db.Dispose();
        _directory.Dispose();
    }
}
