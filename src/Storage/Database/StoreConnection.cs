using Microsoft.Data.Sqlite;

namespace CallCenter.Storage.Database;

/// <summary>A connection that keeps prepared what runs for every call; parsing such a statement costs more than running it.</summary>
internal sealed class StoreConnection(string text) : SqliteConnection(text)
{
    private readonly Dictionary<string, Statement> _statements = [];

    /// <summary>No transaction is open.</summary>
    public bool IsAutocommit => SQLitePCL.raw.sqlite3_get_autocommit(Handle!) != 0;

    /// <summary>The statement, prepared once; its text must be one of a few, not made from values.</summary>
    public Statement Prepared(string sql)
    {
        if (!_statements.TryGetValue(sql, out var statement))
        {
            statement = new Statement(this, sql);
            _statements.Add(sql, statement);
        }

        return statement;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            foreach (var statement in _statements.Values)
            {
                statement.Dispose();
            }

            _statements.Clear();
        }

        base.Dispose(disposing);
    }
}
