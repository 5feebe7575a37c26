using System.Data.Common;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace CallCenter.Storage.Database;

/// <summary>
/// A connection to SQLite that keeps its statements prepared: to parse a statement costs more than to run it, and Dapper makes a new command
/// each time. PostgreSQL's driver does the same by itself. For one thread at a time, as every connection.
/// </summary>
internal sealed class KeepingConnection(string connectionString) : SqliteConnection(connectionString)
{
    // Lists written into a text make it another statement each time: those may not grow without bound.
    private const int MostKept = 200;

    /// <summary>SQLITE_DBCONFIG_ENABLE_QPSG.</summary>
    private const int StablePlans = 1007;

    private readonly Dictionary<string, SqliteCommand> _kept = new(StringComparer.Ordinal);
    private readonly List<BoundStatement> _bound = [];

    internal int KeptCount => _kept.Count;

    /// <summary>A prepared command of this text for one use; <see cref="GiveBack"/> follows.</summary>
    public SqliteCommand Take(string text)
    {
        if (!_kept.Remove(text, out var command))
        {
            command = new SqliteCommand(text, this) { CommandTimeout = DefaultTimeout };
        }

        return command;
    }

    public void GiveBack(SqliteCommand command)
    {
        command.Parameters.Clear();
        if (State != System.Data.ConnectionState.Open || _kept.Count >= MostKept || !_kept.TryAdd(command.CommandText, command))
        {
            command.Dispose();
        }
    }

    /// <summary>A statement for as long as the connection is open.</summary>
    public BoundStatement Bind(string text, IEnumerable<string> parameters)
    {
        var statement = new BoundStatement(this, text, parameters);
        _bound.Add(statement);
        return statement;
    }

    public override void Open()
    {
        base.Open();
        // else a value that a plan could depend on, as that of a LIMIT, has its statement prepared anew for each run
        _ = raw.sqlite3_db_config(Handle, StablePlans, 1, out _);
    }

    public override void Close()
    {
        // a statement that is left keeps the file open
        _bound.ForEach(statement => statement.Dispose());
        _bound.Clear();
        foreach (var command in _kept.Values)
        {
            command.Dispose();
        }

        _kept.Clear();
        base.Close();
    }

    protected override DbCommand CreateDbCommand() => new KeptStatement(this);
}
