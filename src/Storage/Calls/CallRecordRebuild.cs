using CallCenter.Storage.Database;
using CallCenter.Storage.Facts;
using Dapper;
using Microsoft.Extensions.Logging;

namespace CallCenter.Storage.Calls;

/// <summary>Makes table calls anew from the journal, after a change of the fold. Only while no journal is open on the database.</summary>
internal static class CallRecordRebuild
{
    public static Task RunAsync(Db db, ILogger logger) => db.WriteAsync(connection =>
    {
        var calls = new CallsTable();
        connection.Execute("DELETE FROM calls");
        for (long? after = 0; after is not null;)
        {
            var page = JournalRows.Read(
                connection, logger, "seq > @after ORDER BY seq LIMIT @PageSize", new { after, JournalRows.PageSize });
            calls.Write(connection, page.Entries);
            calls.Committed();
            after = page.Last;
        }
    });
}
