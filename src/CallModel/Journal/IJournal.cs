using CallCenter.CallModel.Facts;

namespace CallCenter.CallModel.Journal;

/// <summary>
/// The one log of everything that happened. Facts are committed in groups within a few milliseconds and are handed to subscribers
/// only after they are on disk, in order.
/// </summary>
public interface IJournal
{
    /// <summary>Never blocks and never throws for a full disk: the facts wait in memory and the health page says so.</summary>
    void Append(Fact fact);

    /// <summary>Completes when everything appended before the call is on disk and has reached the subscribers.</summary>
    Task FlushAsync();

    /// <summary>All facts after <paramref name="afterSeq"/> in order, as they stand now.</summary>
    IAsyncEnumerable<JournalEntry> ReadAsync(long afterSeq, CancellationToken ct = default);

    /// <summary>All facts at or after a moment, in order, as they stand now.</summary>
    IAsyncEnumerable<JournalEntry> ReadSinceAsync(DateTimeOffset from, CancellationToken ct = default);

    /// <summary>
    /// First the stored facts after <paramref name="afterSeq"/> (null: none), then the live ones, without a gap or a repeat. A subscriber
    /// that falls more than 10,000 facts behind is completed and must subscribe again from where it was.
    /// </summary>
    IAsyncEnumerable<JournalEntry> SubscribeAsync(long? afterSeq, CancellationToken ct = default);
}
