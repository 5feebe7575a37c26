using System.Data.Common;
using System.Text.Json;
using Dapper;
using Microsoft.Extensions.Logging;

namespace CallCenter.Storage.Facts;

/// <summary>Reads rows of table journal. A row that cannot be read is logged and left out: it must not stop a start.</summary>
internal static partial class JournalRows
{
    public const int PageSize = 1000;

    /// <returns>the readable facts, and the last row's number whether it was readable or not.</returns>
    public static (List<JournalEntry> Entries, long? Last) Read(DbConnection connection, ILogger logger, string where, object? parameters = null)
    {
        var entries = new List<JournalEntry>();
        long? last = null;
        foreach (var (seq, body) in connection.Query<(long, string)>($"SELECT seq, body FROM journal WHERE {where}", parameters))
        {
            last = seq;
            try
            {
                entries.Add(new JournalEntry(seq, FactJson.Read(body)));
            }
            catch (Exception e) when (e is JsonException or NotSupportedException)
            {
                LogUnreadable(logger, seq, e.Message);
            }
        }

        return (entries, last);
    }

    [LoggerMessage(EventId = 10002, Level = LogLevel.Error, Message = "Fact {Seq} in the journal cannot be read and is left out: {Reason}")]
    private static partial void LogUnreadable(ILogger logger, long seq, string reason);
}
