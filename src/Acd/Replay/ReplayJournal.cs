using System.Runtime.CompilerServices;

namespace CallCenter.Acd.Replay;

/// <summary>Keeps what a replay writes; nobody reads it while it runs.</summary>
internal sealed class ReplayJournal : IJournal
{
    private readonly List<Fact> _facts = [];

    public IReadOnlyList<Fact> Facts => _facts;

    public void Append(Fact fact) => _facts.Add(fact);

    public Task FlushAsync() => Task.CompletedTask;

    public IAsyncEnumerable<JournalEntry> ReadAsync(long afterSeq, CancellationToken ct = default) => AsyncEnumerable.Empty<JournalEntry>();

    public IAsyncEnumerable<JournalEntry> ReadSinceAsync(DateTimeOffset from, CancellationToken ct = default) => AsyncEnumerable.Empty<JournalEntry>();

    public async IAsyncEnumerable<JournalEntry> SubscribeAsync(long? afterSeq, [EnumeratorCancellation] CancellationToken ct = default)
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, ct);
        yield break;
    }
}
