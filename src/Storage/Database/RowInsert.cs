using System.Data;
using System.Data.Common;

namespace CallCenter.Storage.Database;

/// <summary>Inserts rows, many by one prepared statement where that is cheaper (<see cref="IDialect.RowsPerInsert"/>). For one thread.</summary>
/// <param name="columns">in the order in which <c>Write</c> is given their values.</param>
/// <param name="conflict">what is done with a row that is there already; none: it is an error.</param>
internal sealed class RowInsert(string table, IReadOnlyList<(string Name, DbType Type)> columns, int rowsPerInsert, string conflict = "")
{
    private readonly KeptCommand _many = Command(table, columns, rowsPerInsert, conflict);
    private readonly KeptCommand _one = Command(table, columns, 1, conflict);

    /// <param name="values">of a row, one for each column.</param>
    public void Write(DbConnection connection, int rows, Func<int, ReadOnlySpan<object?>> values)
    {
        for (var done = 0; done < rows;)
        {
            var now = rows - done >= rowsPerInsert ? rowsPerInsert : 1;
            var command = (now == rowsPerInsert ? _many : _one).On(connection);
            for (var (row, at) = (0, 0); row < now; row++)
            {
                foreach (var value in values(done + row))
                {
                    command.Set(at++, value);
                }
            }

            command.Run();
            done += now;
        }
    }

    private static KeptCommand Command(string table, IReadOnlyList<(string Name, DbType Type)> columns, int rows, string conflict)
    {
        var values = Enumerable.Range(0, rows).Select(row => $"({string.Join(", ", columns.Select(column => $"@{column.Name}{row}"))})");
        return new KeptCommand(
            $"INSERT INTO {table} ({string.Join(", ", columns.Select(column => column.Name))}) VALUES {string.Join(", ", values)} {conflict}",
            [.. Enumerable.Range(0, rows).SelectMany(row => columns.Select(column => ($"@{column.Name}{row}", column.Type)))]);
    }
}
