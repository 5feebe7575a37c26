using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;

namespace CallCenter.Storage.Database;

/// <summary>A command that runs on the connection's prepared statement of its text, and gives it back when it is disposed.</summary>
internal sealed class KeptStatement(KeepingConnection connection) : DbCommand
{
    private readonly SqliteCommand _parameters = new();
    private SqliteCommand? _taken;
    private string _text = "";

    [AllowNull]
    public override string CommandText
    {
        get => _text;
        set
        {
            Return();
            _text = value ?? "";
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

    protected override DbParameterCollection DbParameterCollection => _parameters.Parameters;

    protected override DbTransaction? DbTransaction { get; set; }

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
            _parameters.Dispose();
        }

        base.Dispose(disposing);
    }

    private SqliteCommand Ready()
    {
        _taken ??= connection.Take(_text);
        _taken.Transaction = (SqliteTransaction?)DbTransaction;
        _taken.CommandTimeout = CommandTimeout;
        _taken.Parameters.Clear();
        foreach (SqliteParameter parameter in _parameters.Parameters)
        {
            _taken.Parameters.Add(parameter);
        }

        return _taken;
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
