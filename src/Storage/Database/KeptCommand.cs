using System.Data;
using System.Data.Common;

namespace CallCenter.Storage.Database;

/// <summary>
/// A statement that runs for every call or fact: prepared once for the connection, since parsing it costs more than running it. All else goes
/// through Dapper. For one thread.
/// </summary>
internal sealed class KeptCommand(string sql, IReadOnlyList<(string Name, DbType Type)> parameters)
{
    private DbConnection? _connection;
    private BoundStatement? _bound;
    private DbCommand? _command;

    /// <summary>The statement on a connection; its parameters are in the order of the list.</summary>
    public KeptCommand On(DbConnection connection)
    {
        if (!ReferenceEquals(_connection, connection))
        {
            _command?.Dispose();
            _bound = (connection as KeepingConnection)?.Bind(sql, parameters.Select(parameter => parameter.Name));
            _command = _bound is null ? Prepared(connection) : null;
            _connection = connection;
        }

        return this;
    }

    public void Set(int parameter, object? value)
    {
        if (_bound is not null)
        {
            _bound.Set(parameter, value);
        }
        else
        {
            _command!.Parameters[parameter].Value = value ?? DBNull.Value;
        }
    }

    /// <returns>the first row's first column; null when there is none.</returns>
    public object? Run() => _bound is not null ? _bound.Run() : _command!.ExecuteScalar() is { } value and not DBNull ? value : null;

    public object? Run(ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            Set(i, values[i]);
        }

        return Run();
    }

    private DbCommand Prepared(DbConnection connection)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, type) in parameters)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.DbType) = (name, type);
            command.Parameters.Add(parameter);
        }

        command.Prepare();
        return command;
    }
}
