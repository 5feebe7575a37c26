using System.Data;
using System.Data.Common;

namespace CallCenter.Storage.Database;

/// <summary>
/// A statement that runs for every call or fact: prepared once for the connection, since parsing it costs more than running it. All else goes
/// through Dapper. For one thread.
/// </summary>
internal sealed class KeptCommand(string sql, IReadOnlyList<(string Name, DbType Type)> parameters)
{
    private DbCommand? _command;

    /// <summary>The statement on a connection; its parameters are in the order of the list.</summary>
    public DbCommand On(DbConnection connection)
    {
        if (_command is not null && ReferenceEquals(_command.Connection, connection))
        {
            return _command;
        }

        _command?.Dispose();
        _command = connection.CreateCommand();
        _command.CommandText = sql;
        foreach (var (name, type) in parameters)
        {
            var parameter = _command.CreateParameter();
            (parameter.ParameterName, parameter.DbType) = (name, type);
            _command.Parameters.Add(parameter);
        }

        _command.Prepare();
        return _command;
    }
}
