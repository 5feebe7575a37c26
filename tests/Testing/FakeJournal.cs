using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace CallCenter.Testing;

/// <summary>A journal in memory: every fact is "on disk" at once. A fact that breaks <see cref="CallOrder"/> is refused.</summary>
public sealed class FakeJournal : IJournal
{
    private readonly Lock _gate = new();
    private readonly List<JournalEntry> _entries = [];
    private readonly CallOrder _order = new();
    private readonly List<Channel<JournalEntry>> _subscribers = [];

    private Exception? _failure;

    public IReadOnlyList<Fact> Facts
    {
        get { lock (_gate) { return [.. _entries.Select(entry => entry.Fact)]; } }
    }

    public IReadOnlyList<TFact> Of<TFact>()
        where TFact : Fact => [.. Facts.OfType<TFact>()];

    public void Append(Fact fact)
    {
        lock (_gate)
        {
            if (_order.Broken(fact) is { } broken)
            {
                throw new InvalidOperationException(broken);
            }

            var entry = new JournalEntry(_entries.Count + 1, fact);
            _entries.Add(entry);
            _subscribers.ForEach(subscriber => subscriber.Writer.TryWrite(entry));
        }
    }

    /// <summary>The next subscription gives nothing but this error.</summary>
    public void FailNextSubscription(Exception failure) => _failure = failure;

    /// <summary>Completes every subscription, as the journal does with those who fall too far behind.</summary>
    public void DropSubscribers()
    {
        lock (_gate)
        {
            _subscribers.ForEach(subscriber => subscriber.Writer.TryComplete());
        }
    }

    public Task FlushAsync() => Task.CompletedTask;

    public async IAsyncEnumerable<JournalEntry> ReadAsync(long afterSeq, [EnumeratorCancellation] CancellationToken ct = default)
    {
        await Task.CompletedTask;
        foreach (var entry in Snapshot().Where(entry => entry.Seq > afterSeq))
        {
            ct.ThrowIfCancellationRequested();
            yield return entry;
        }
    }

    public async IAsyncEnumerable<JournalEntry> ReadSinceAsync(DateTimeOffset from, [EnumeratorCancellation] CancellationToken ct = default)
    {
        await Task.CompletedTask;
        foreach (var entry in Snapshot().Where(entry => entry.Fact.At >= from))
        {
            ct.ThrowIfCancellationRequested();
            yield return entry;
        }
    }

    public async IAsyncEnumerable<JournalEntry> SubscribeAsync(long? afterSeq, [EnumeratorCancellation] CancellationToken ct = default)
    {
        if (Interlocked.Exchange(ref _failure, null) is { } failure)
        {
            throw failure;
        }

        var channel = Channel.CreateUnbounded<JournalEntry>();
        lock (_gate)
        {
            foreach (var entry in _entries.Where(entry => afterSeq is { } seq && entry.Seq > seq))
            {
                channel.Writer.TryWrite(entry);
            }

            _subscribers.Add(channel);
        }

        try
        {
            // not ReadAllAsync: it leaves the test's own thread
            while (await channel.Reader.WaitToReadAsync(ct))
            {
                while (channel.Reader.TryRead(out var entry))
                {
                    yield return entry;
                }
            }
        }
        finally
        {
            lock (_gate)
            {
                _subscribers.Remove(channel);
            }
        }
    }

    private JournalEntry[] Snapshot()
    {
        lock (_gate)
        {
            return [.. _entries];
        }
    }
}
