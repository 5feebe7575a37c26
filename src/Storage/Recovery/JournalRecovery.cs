using CallCenter.Storage.Database;
using CallCenter.Storage.Journaling;
using Dapper;
using Microsoft.Extensions.Logging;

namespace CallCenter.Storage.Recovery;

/// <summary>Run once at the start, before anything appends: closes the calls that a crash or a kill left open.</summary>
/// <param name="recordingOf">finds the file that such a call has left, by its name and length in seconds; null = calls are not recorded.</param>
public sealed partial class JournalRecovery(Db db, Journal journal, ILogger<JournalRecovery> logger,
    Func<CallArrived, (string Name, double Seconds)?>? recordingOf = null)
{
    public async Task<RecoveredState> RunAsync(CancellationToken ct = default)
    {
        var lastAlive = await LastAliveAsync(ct).ConfigureAwait(false);
        var states = await journal.Table.LastAgentStatesAsync(ct).ConfigureAwait(false);
        var lost = journal.Table.Open.All().OrderBy(state => state.FirstSeq).Select(state => state.Record!.Id).ToList();
        foreach (var call in lost)
        {
            var entries = await journal.Table.ReadCallAsync(call, ct).ConfigureAwait(false);
            foreach (var fact in LostCall.Close(call, [.. entries.Select(entry => entry.Fact)], lastAlive!.Value, recordingOf))
            {
                journal.Append(fact);
            }
        }

        await journal.FlushAsync().WaitAsync(ct).ConfigureAwait(false);
        if (lost.Count > 0)
        {
            LogLost(logger, lost.Count);
        }

        return new RecoveredState(lost, states.Select(entry => (AgentStateChanged)entry.Fact).ToDictionary(state => state.Agent), lastAlive);
    }

    private Task<DateTimeOffset?> LastAliveAsync(CancellationToken ct) => db.ReadAsync(
        c => Text.ToTime(c.ExecuteScalar<long?>(
            "SELECT at FROM journal WHERE @Own IS NULL OR node = @Own ORDER BY seq DESC LIMIT 1", new { journal.Table.Own })), ct);

    [LoggerMessage(EventId = 10008, Level = LogLevel.Warning, Message = "The server went down with {Count} calls in progress: they are closed as lost")]
    private static partial void LogLost(ILogger logger, int count);
}
