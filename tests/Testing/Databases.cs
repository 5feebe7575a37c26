namespace CallCenter.Testing;

/// <summary>Databases for tests; the one PostgreSQL of a test run is started for the first test that needs it.</summary>
public static class Databases
{
    private static readonly Lazy<PostgresCluster> Postgres = new(() => PostgresCluster.Start());

    /// <summary>What setting Database says for a fresh database of a kind.</summary>
    public static string Fresh(DatabaseKind kind) => kind == DatabaseKind.Postgres ? Postgres.Value.NewDatabase() : "";

    /// <summary>After the last test.</summary>
    public static void Stop()
    {
        if (Postgres.IsValueCreated)
        {
            Postgres.Value.Dispose();
        }
    }
}
