using System.Data.Common;
using Dapper;
using Microsoft.Extensions.Logging;

namespace CallCenter.Storage.Database;

/// <summary>Brings a database to the newest schema, in one transaction; table schema_version says which steps it has had.</summary>
internal static partial class Migrator
{
    /// <exception cref="DatabaseOpenException">the database has had steps that this program does not know.</exception>
    public static void Run(DbConnection connection, IDialect dialect, IReadOnlyList<Migration> steps, TimeProvider time, ILogger logger)
    {
        connection.Execute(dialect.Begin);
        try
        {
            RunInside(connection, steps, time, logger);
            connection.Execute("COMMIT");
        }
        catch
        {
            connection.Execute("ROLLBACK");
            throw;
        }
    }

    private static void RunInside(DbConnection connection, IReadOnlyList<Migration> steps, TimeProvider time, ILogger logger)
    {
        connection.Execute(
            "CREATE TABLE IF NOT EXISTS schema_version (version INTEGER PRIMARY KEY, name TEXT NOT NULL, applied_at BIGINT NOT NULL)");
        var applied = connection.Query<int>("SELECT version FROM schema_version").ToHashSet();
        var newest = steps.Count == 0 ? 0 : steps[^1].Version;
        if (applied.Count > 0 && applied.Max() > newest)
        {
            throw new DatabaseOpenException(
                $"The database has schema {applied.Max()}, this program knows {newest}: it was used by a newer program. Start that one.");
        }

        foreach (var step in steps.Where(step => !applied.Contains(step.Version)))
        {
            connection.Execute(step.Sql);
            connection.Execute(
                "INSERT INTO schema_version (version, name, applied_at) VALUES (@Version, @Name, @At)",
                new { step.Version, step.Name, At = time.GetUtcNow().ToUnixTimeMilliseconds() });
            LogApplied(logger, step.Name);
        }
    }

    [LoggerMessage(EventId = 10001, Level = LogLevel.Information, Message = "Database schema: {Step} applied")]
    private static partial void LogApplied(ILogger logger, string step);
}
