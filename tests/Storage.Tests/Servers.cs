using CallCenter.Testing;

/// <summary>The one PostgreSQL of this test run, started for the first test that needs it.</summary>
[SetUpFixture]
public sealed class Servers
{
    private static readonly Lazy<PostgresCluster> Postgres = new(PostgresCluster.Start);

    /// <summary>What setting Database would say for a fresh database of a kind.</summary>
    internal static string Fresh(CallCenter.Storage.Tests.DatabaseKind kind) =>
        kind == CallCenter.Storage.Tests.DatabaseKind.Postgres ? Postgres.Value.NewDatabase() : "";

    [OneTimeTearDown]
    public void Stop()
    {
        if (Postgres.IsValueCreated)
        {
            Postgres.Value.Dispose();
        }
    }
}
