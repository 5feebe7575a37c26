using System.Collections.Concurrent;
using System.Data;
using System.Data.Common;
using System.Text.Json;
using Dapper;
using Microsoft.Extensions.Logging;

namespace CallCenter.Storage.Database;

/// <summary>
/// Reads lists row by row. A row that cannot be read - a word of a newer program, a time zone that this machine does not know, a number that is none -
/// is logged once and left out: it must not take the others with it.
/// </summary>
internal sealed partial class RowReader(ILogger logger)
{
    private const int MostTold = 1000;

    private readonly ConcurrentDictionary<string, bool> _told = new();

    /// <param name="sql">its first column names the row in the log.</param>
    public IReadOnlyList<T> Read<TRow, T>(DbConnection connection, string table, string sql, Func<TRow, T> read, object? parameters = null)
    {
        var list = new List<T>();
        using var rows = connection.ExecuteReader(sql, parameters);
        var parse = rows.GetRowParser<TRow>();
        while (rows.Read())
        {
            try
            {
                list.Add(read(parse(rows)));
            }
            catch (Exception e) when (e is DataException or JsonException or FormatException or KeyNotFoundException or ArgumentException or OverflowException
                or NotSupportedException or TimeZoneNotFoundException or InvalidTimeZoneException)
            {
                Tell(table, $"{rows.GetValue(0)}", e.Message);
            }
        }

        return list;
    }

    private void Tell(string table, string row, string why)
    {
        if (_told.Count < MostTold && _told.TryAdd($"{table} {row} {why}", true))
        {
            LogUnreadable(table, row, why);
        }
    }

    [LoggerMessage(EventId = 10011, Level = LogLevel.Warning, Message = "Row {Row} of table {Table} cannot be read and is left out: {Why}")]
    private partial void LogUnreadable(string table, string row, string why);
}
