using System.Data;
using System.Data.Common;
using CallCenter.Storage.Database;
using CallCenter.Storage.Facts;

namespace CallCenter.Storage.Journaling;

/// <summary>Writes numbered facts into table journal.</summary>
internal sealed class JournalInsert(int rowsPerInsert)
{
    private static readonly (string Name, DbType Type)[] Columns =
    [
        ("seq", DbType.Int64), ("at", DbType.Int64), ("type", DbType.String), ("call_id", DbType.String), ("agent", DbType.String),
        ("queue", DbType.String), ("node", DbType.String), ("body", DbType.String),
    ];

    private readonly RowInsert _rows = new("journal", Columns, rowsPerInsert);

    // one row at a time is bound: its values need no memory of their own
    private readonly object?[] _row = new object?[Columns.Length];

    public void Write(DbConnection connection, FactGroup group) => _rows.Write(connection, group.Count, place =>
    {
        var (seq, fact) = group.Entries[place];
        (_row[0], _row[1], _row[2]) = (seq, fact.At.ToUnixTimeMilliseconds(), FactJson.TypeOf(fact));
        (_row[3], _row[4], _row[5]) = (FactColumns.Call(fact)?.ToString(), Text.Clean(FactColumns.Agent(fact)), Text.Clean(FactColumns.Queue(fact)));
        (_row[6], _row[7]) = (fact.Node, group.Json(place));
        return _row;
    });
}
