using System.Data;
using System.Data.Common;
using CallCenter.Storage.Database;
using CallCenter.Storage.Facts;

namespace CallCenter.Storage.Journaling;

/// <summary>Writes numbered facts into table journal, many rows by one statement where that is cheaper.</summary>
internal sealed class JournalInsert(int rowsPerInsert)
{
    private static readonly (string Name, DbType Type)[] Columns =
    [
        ("seq", DbType.Int64), ("at", DbType.Int64), ("type", DbType.String), ("call_id", DbType.String), ("agent", DbType.String),
        ("queue", DbType.String), ("node", DbType.String), ("body", DbType.String),
    ];

    private readonly KeptCommand _many = Command(rowsPerInsert);
    private readonly KeptCommand _one = Command(1);

    public void Write(DbConnection connection, FactGroup group)
    {
        var done = 0;
        while (done < group.Count)
        {
            var rows = group.Count - done >= rowsPerInsert ? rowsPerInsert : 1;
            var command = (rows == rowsPerInsert ? _many : _one).On(connection);
            for (var row = 0; row < rows; row++)
            {
                Bind(command.Parameters, row * Columns.Length, group.Entries[done + row], group.Json(done + row));
            }

            command.ExecuteNonQuery();
            done += rows;
        }
    }

    private static void Bind(DbParameterCollection parameters, int at, JournalEntry entry, string json)
    {
        var (seq, fact) = entry;
        Set(seq);
        Set(fact.At.ToUnixTimeMilliseconds());
        Set(FactJson.TypeOf(fact));
        Set(FactColumns.Call(fact)?.ToString());
        Set(Text.Clean(FactColumns.Agent(fact)));
        Set(Text.Clean(FactColumns.Queue(fact)));
        Set(fact.Node);
        Set(json);

        void Set(object? value) => parameters[at++].Value = value ?? DBNull.Value;
    }

    private static KeptCommand Command(int rows)
    {
        var values = Enumerable.Range(0, rows).Select(row => $"({string.Join(", ", Columns.Select(column => $"@{column.Name}{row}"))})");
        return new KeptCommand(
            $"INSERT INTO journal ({string.Join(", ", Columns.Select(column => column.Name))}) VALUES {string.Join(", ", values)}",
            [.. Enumerable.Range(0, rows).SelectMany(row => Columns.Select(column => ($"@{column.Name}{row}", column.Type)))]);
    }
}
