using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace CallCenter.Knowledge.Snapshots;

/// <summary>
/// Keeps the snapshot equal to the database. One task reads the articles again whenever somebody says that they have changed (many calls are
/// served by one reading), then finds the limits anew while the snapshot is already in use. What could not be read is tried again every few
/// seconds until it could.
/// </summary>
internal sealed partial class SnapshotKeeper : IAsyncDisposable
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(5);

    private readonly Channel<Request> _requests = Channel.CreateUnbounded<Request>(new UnboundedChannelOptions { SingleReader = true });
    private readonly CancellationTokenSource _stop = new();
    private readonly SnapshotBuilder _builder;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Task _loop;
    private volatile KnowledgeSnapshot _current = KnowledgeSnapshot.Empty;

    public SnapshotKeeper(SnapshotBuilder builder, TimeProvider time, ILogger logger)
    {
        (_builder, _time, _logger) = (builder, time, logger);
        _loop = Task.Run(RunAsync);
    }

    public KnowledgeSnapshot Current => _current;

    /// <summary>Why the articles could not be read the last time; null when they could.</summary>
    public string? Fault { get; private set; }

    /// <summary>Completes when everything stored before the call can be found.</summary>
    public Task RefreshAsync() => PostAsync(untilSettled: false);

    /// <summary>Completes when, besides, the limits suit it.</summary>
    public Task SettleAsync() => PostAsync(untilSettled: true);

    public async ValueTask DisposeAsync()
    {
        if (!_requests.Writer.TryComplete())
        {
            return; // a second time
        }

        await _stop.CancelAsync();
        await _loop;
        _stop.Dispose();
    }

    private Task PostAsync(bool untilSettled)
    {
        var request = new Request(untilSettled, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        return _requests.Writer.TryWrite(request) ? request.Done.Task : Task.CompletedTask;
    }

    private async Task RunAsync()
    {
        var waiting = new List<Request>();
        while (await _requests.Reader.WaitToReadAsync())
        {
            while (_requests.Reader.TryRead(out var request))
            {
                waiting.Add(request);
            }

            await UpdateAsync(waiting);
        }

        Complete(waiting, settled: true);
    }

    private async Task UpdateAsync(List<Request> waiting)
    {
        var settled = true;
        try
        {
            _current = await _builder.ReadAsync(_current, _stop.Token);
            Complete(waiting, settled: false);
            // new changes come first, unless somebody waits for the limits: then they would never come
            var found = _builder.WithLimits(_current,
                abandoned: () => _stop.IsCancellationRequested || (waiting.Count == 0 && _requests.Reader.TryPeek(out _)));
            settled = found is not null;
            _current = found ?? _current;
            Fault = null;
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            settled = true;
        }
        catch (Exception e)
        {
            if (Fault is null)
            {
                LogFault(_logger, e);
            }

            Fault = e.Message;
            _ = TryAgainAsync();
        }

        Complete(waiting, settled);
    }

    private async Task TryAgainAsync()
    {
        await Task.Delay(RetryAfter, _time, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!_stop.IsCancellationRequested)
        {
            await RefreshAsync();
        }
    }

    private static void Complete(List<Request> waiting, bool settled)
    {
        foreach (var request in waiting.Where(r => settled || !r.UntilSettled))
        {
            request.Done.TrySetResult();
        }

        waiting.RemoveAll(r => r.Done.Task.IsCompleted);
    }

    [LoggerMessage(EventId = 12002, Level = LogLevel.Error, Message = "The knowledge base could not be read; callers are answered from what was read before")]
    private static partial void LogFault(ILogger logger, Exception e);

    private sealed record Request(bool UntilSettled, TaskCompletionSource Done);
}
