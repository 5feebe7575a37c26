using System.Runtime.CompilerServices;

namespace CallCenter.CtiServer.Demo;

/// <summary>The callers' telephones keep no books: only the server does.</summary>
internal sealed class NoJournal : IJournal
{
    public void Append(Fact fact)
    {
    }

    public Task FlushAsync() => Task.CompletedTask;

    public IAsyncEnumerable<JournalEntry> ReadAsync(long afterSeq, CancellationToken ct = default) => NothingAsync(ct);

    public IAsyncEnumerable<JournalEntry> ReadSinceAsync(DateTimeOffset from, CancellationToken ct = default) => NothingAsync(ct);

    public IAsyncEnumerable<JournalEntry> SubscribeAsync(long? afterSeq, CancellationToken ct = default) => NothingAsync(ct);

    private static async IAsyncEnumerable<JournalEntry> NothingAsync([EnumeratorCancellation] CancellationToken ct)
    {
        await Task.CompletedTask.WaitAsync(ct);
        yield break;
    }
}
