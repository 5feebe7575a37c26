using System.Data.Common;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using CallCenter.Storage.Database;
using Microsoft.Extensions.Logging;

namespace CallCenter.Storage.Journaling;

/// <summary>
/// <see cref="IJournal"/> over the database: one loop takes what has been appended, commits it as a group and only then hands it to the
/// subscribers. When the disk takes nothing the loop keeps its group and tries again every second.
/// </summary>
public sealed partial class Journal : IJournal, IHealthPart, IAsyncDisposable
{
    private static readonly TimeSpan RetryEvery = TimeSpan.FromSeconds(1);

    // Facts, and between them the flushes that wait for what came before them.
    private readonly Channel<object> _mailbox = Channel.CreateUnbounded<object>(new UnboundedChannelOptions { SingleReader = true });
    private readonly CancellationTokenSource _stopping = new();
    private readonly FactGroup _group = new();
    private readonly List<TaskCompletionSource> _flushes = [];
    private readonly JournalOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<Journal> _logger;
    private readonly Db _db;
    private readonly JournalTable _table;
    private readonly Subscribers _subscribers;
    private readonly JournalMeter _meter;
    private readonly Task _loop;
    private IReadOnlyList<JournalEntry> _others = [];
    private long? _committedAt;
    private int _waiting;
    private int _lost;
    private string? _trouble;

    private Journal(Db db, JournalTable table, long lastSeq, TimeProvider time, ILogger<Journal> logger, JournalOptions options)
    {
        _db = db;
        _table = table;
        _time = time;
        _logger = logger;
        _options = options;
        _subscribers = new Subscribers(options.SubscriberBuffer) { Published = lastSeq };
        _meter = new JournalMeter(() => Volatile.Read(ref _waiting), () => Volatile.Read(ref _lost));
        _loop = Task.Run(LoopAsync);
    }

    public static async Task<Journal> OpenAsync(Db db, TimeProvider time, ILogger<Journal> logger, JournalOptions? options = null)
    {
        var table = new JournalTable(db, logger);
        return new Journal(db, table, await table.LoadAsync().ConfigureAwait(false), time, logger, options ?? JournalOptions.Default);
    }

    /// <summary>Sequence number of the last fact that is on disk and was handed out.</summary>
    public long LastSeq => _subscribers.Published;

    internal JournalTable Table => _table;

    internal int SubscriberCount => _subscribers.Count;

    public void Append(Fact fact)
    {
        if (Interlocked.Increment(ref _waiting) > _options.MostWaiting || !_mailbox.Writer.TryWrite(Stamped(fact)))
        {
            Interlocked.Decrement(ref _waiting);
            if (Interlocked.Increment(ref _lost) == 1)
            {
                LogLost(_logger, FactJson.TypeOf(fact), _options.MostWaiting);
            }
        }
    }

    public Task FlushAsync()
    {
        var flush = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        return _mailbox.Writer.TryWrite(flush) ? flush.Task : _loop;
    }

    public IAsyncEnumerable<JournalEntry> ReadAsync(long afterSeq, CancellationToken ct = default) =>
        _table.ReadAsync(afterSeq, _subscribers.Published, ct);

    public async IAsyncEnumerable<JournalEntry> ReadSinceAsync(DateTimeOffset from, [EnumeratorCancellation] CancellationToken ct = default)
    {
        var upTo = _subscribers.Published;
        var before = await _table.BeforeAsync(from, ct).ConfigureAwait(false);
        await foreach (var entry in _table.ReadAsync(before, upTo, ct).ConfigureAwait(false))
        {
            if (entry.Fact.At >= from)
            {
                yield return entry;
            }
        }
    }

    // The place to begin is fixed now, not when somebody begins to enumerate.
    public IAsyncEnumerable<JournalEntry> SubscribeAsync(long? afterSeq, CancellationToken ct = default)
    {
        var tip = _subscribers.Published;
        return FollowAsync(Math.Min(afterSeq ?? tip, tip), ct);
    }

    public PartHealth Check()
    {
        var lost = Volatile.Read(ref _lost);
        if (lost > 0)
        {
            return new PartHealth("database", PartState.Down, HealthLine.Of(
                HealthCode.FactsLost, $"{lost} facts lost: too many waited for the disk", ("count", lost)));
        }

        var waiting = Volatile.Read(ref _waiting);
        return Volatile.Read(ref _trouble) is { } trouble
            ? new PartHealth("database", PartState.Degraded, HealthLine.Of(
                HealthCode.FactsWait, $"{waiting} facts wait in memory: {trouble}", ("count", waiting), ("why", trouble)))
            : new PartHealth("database", PartState.Ok, HealthLine.Of(HealthCode.DatabaseReady, _db.Description, ("version", _db.Description)));
    }

    /// <summary>Commits what was appended; facts that the disk does not take now are lost, which is logged.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_mailbox.Writer.TryComplete())
        {
            await _stopping.CancelAsync().ConfigureAwait(false);
            await _loop.ConfigureAwait(false);
            _subscribers.Close();
            _meter.Dispose();
            _stopping.Dispose();
        }
    }

    private async IAsyncEnumerable<JournalEntry> FollowAsync(long after, [EnumeratorCancellation] CancellationToken ct)
    {
        // Most of a long past is read before joining, lest the live channel fills up meanwhile.
        await foreach (var entry in _table.ReadAsync(after, _subscribers.Published, ct).ConfigureAwait(false))
        {
            after = entry.Seq;
            yield return entry;
        }

        var channel = _subscribers.Join(out var published);
        try
        {
            await foreach (var entry in _table.ReadAsync(after, published, ct).ConfigureAwait(false))
            {
                yield return entry;
            }

            await foreach (var entry in channel.Reader.ReadAllAsync(ct).ConfigureAwait(false))
            {
                yield return entry;
            }
        }
        finally
        {
            _subscribers.Leave(channel);
        }
    }

    // What is seen live and what is read again later are the same to the millisecond.
    private Fact Stamped(Fact fact) => fact with { At = DateTimeOffset.FromUnixTimeMilliseconds(fact.At.ToUnixTimeMilliseconds()), Node = _db.Node };

    private async Task LoopAsync()
    {
        while (await _mailbox.Reader.WaitToReadAsync().ConfigureAwait(false))
        {
            Take();
            // A flush waits too: calls that end one after the other must not each force a commit of their own.
            if (_group.Count < _options.LargestGroup && Wait() is var wait && wait > TimeSpan.Zero)
            {
                await Task.Delay(wait, _time, _stopping.Token)
                    .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                Take();
            }

            if (_group.Count > 0 && !await CommitAsync().ConfigureAwait(false))
            {
                GiveUp();
            }

            _flushes.ForEach(flush => flush.TrySetResult());
            _flushes.Clear();
        }
    }

    private TimeSpan Wait()
    {
        var pause = _committedAt is { } before ? _options.Pause - _time.GetElapsedTime(before) : TimeSpan.Zero;
        return pause > _options.Gather ? pause : _options.Gather;
    }

    // Whatever is left is lost too, even if it fitted: a journal ends early, but it has no holes.
    private void GiveUp()
    {
        LogGivenUp(_logger, Volatile.Read(ref _waiting));
        do
        {
            _group.Clear();
            Take();
        }
        while (_group.Count > 0);
    }

    private void Take()
    {
        while (_group.Count < _options.LargestGroup && _mailbox.Reader.TryRead(out var item))
        {
            if (item is TaskCompletionSource flush)
            {
                _flushes.Add(flush);
                continue;
            }

            try
            {
                _group.Add((Fact)item);
            }
            catch (Exception e)
            {
                Interlocked.Decrement(ref _waiting);
                LogUnwritable(_logger, item.GetType().Name, e);
            }
        }
    }

    /// <summary>False when the journal is to stop and the disk still takes nothing.</summary>
    private async Task<bool> CommitAsync()
    {
        while (!await TryCommitAsync().ConfigureAwait(false))
        {
            if (_stopping.IsCancellationRequested)
            {
                return false;
            }

            await Task.Delay(RetryEvery, _time, _stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        if (_trouble is not null)
        {
            Volatile.Write(ref _trouble, null);
            LogRecovered(_logger);
        }

        _committedAt = _time.GetTimestamp();
        Interlocked.Add(ref _waiting, -_group.Count);
        if (_others.Count > 0)
        {
            _subscribers.Publish(_others);
        }

        _subscribers.Publish(_group.Entries);
        _group.Clear();
        return true;
    }

    private async Task<bool> TryCommitAsync()
    {
        try
        {
            var started = _time.GetTimestamp();
            _others = await _table.WriteAsync(_group, _subscribers.Published).ConfigureAwait(false);
            _meter.Committed(_group.Count, _time.GetElapsedTime(started));
            return true;
        }
        catch (Exception e)
        {
            if (_trouble is null)
            {
                LogTrouble(_logger, e.Message, e is DbException ? null : e);
            }

            Volatile.Write(ref _trouble, e.Message);
            return false;
        }
    }

    [LoggerMessage(EventId = 10003, Level = LogLevel.Error, Message = "Facts cannot be written and wait in memory, tried again every second: {Reason}")]
    private static partial void LogTrouble(ILogger logger, string reason, Exception? exception);

    [LoggerMessage(EventId = 10004, Level = LogLevel.Information, Message = "Facts are written again")]
    private static partial void LogRecovered(ILogger logger);

    [LoggerMessage(EventId = 10005, Level = LogLevel.Critical, Message = "Fact {Type} is lost, and maybe more: {Limit} wait for the disk, or the journal is closed")]
    private static partial void LogLost(ILogger logger, string type, int limit);

    [LoggerMessage(EventId = 10006, Level = LogLevel.Critical, Message = "Stopping with {Count} facts that the disk did not take")]
    private static partial void LogGivenUp(ILogger logger, int count);

    [LoggerMessage(EventId = 10007, Level = LogLevel.Error, Message = "A fact {Type} cannot be written as JSON and is left out")]
    private static partial void LogUnwritable(ILogger logger, string type, Exception exception);
}
