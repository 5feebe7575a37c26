namespace CallCenter.CallModel.Dialing;

/// <summary>The sealed book of attempts, read.</summary>
public interface IDialRecords
{
    /// <summary>What was done to these numbers lately, do-not-call lists included; numbers without a history are left out.</summary>
    Task<IReadOnlyDictionary<string, NumberHistory>> HistoryAsync(IReadOnlyCollection<string> numbers, DateTimeOffset now, CancellationToken ct = default);

    /// <summary>Attempts of a campaign that ended at or after a moment.</summary>
    Task<AnswerCounts> CountAsync(Guid campaign, DateTimeOffset from, CancellationToken ct = default);

    /// <summary>Lines after <paramref name="seq"/>, in order.</summary>
    Task<IReadOnlyList<SealedLine>> ReadAsync(long seq, int limit, CancellationToken ct = default);
}
