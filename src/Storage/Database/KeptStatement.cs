using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;

namespace CallCenter.Storage.Database;

/// <summary>A command that runs on the connection's prepared statement of its text, and gives it back when it is disposed.</summary>
internal sealed class KeptStatement(KeepingConnection connection) : DbCommand
{
    private SqliteCommand? _taken;

    /// <summary>Set before the parameters, which are the prepared statement's own.</summary>
    [AllowNull]
    public override string CommandText
    {
        get => _taken?.CommandText ?? "";
        set
        {
            Return();
            _taken = connection.Take(value ?? "");
        }
    }

    public override int CommandTimeout { get; set; } = connection.DefaultTimeout;

    public override CommandType CommandType { get; set; } = CommandType.Text;

    public override bool DesignTimeVisible { get; set; }

    public override UpdateRowSource UpdatedRowSource { get; set; }

    [AllowNull]
    protected override DbConnection DbConnection
    {
        get => connection;
        set => throw new NotSupportedException("the command belongs to its connection");
    }

    protected override DbParameterCollection DbParameterCollection => Taken.Parameters;

    protected override DbTransaction? DbTransaction { get; set; }

    private SqliteCommand Taken => _taken ?? throw new InvalidOperationException("a command has no parameters before it has its text");

    public override void Prepare() => Ready().Prepare();

    public override int ExecuteNonQuery() => Ready().ExecuteNonQuery();

    public override object? ExecuteScalar() => Ready().ExecuteScalar();

    public override void Cancel()
    {
        // SQLite has nothing to cancel
    }

    protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior) => Ready().ExecuteReader(behavior);

    protected override DbParameter CreateDbParameter() => new SqliteParameter();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            Return();
        }

        base.Dispose(disposing);
    }

    private SqliteCommand Ready()
    {
        var taken = Taken;
        taken.Transaction = (SqliteTransaction?)DbTransaction;
        taken.CommandTimeout = CommandTimeout;
        return taken;
    }

    private void Return()
    {
        if (_taken is not null)
        {
            connection.GiveBack(_taken);
            _taken = null;
        }
    }
}
