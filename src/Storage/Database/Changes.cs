using System.Data.Common;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;

namespace CallCenter.Storage.Database;

/// <summary>
/// Which settings have changed, for those who keep them in memory: what this node changes is told at once, what others change as soon as the shared
/// database announces it.
/// </summary>
internal sealed partial class Changes : IDisposable
{
    private const char Between = '\n';
    private static readonly TimeSpan TryAgain = TimeSpan.FromSeconds(1);

    private readonly IDialect _dialect;
    private readonly string _node;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _stopping = new();
    private bool _missed;

    public Changes(IDialect dialect, string node, TimeProvider time, ILogger logger)
    {
        (_dialect, _node, _time, _logger) = (dialect, node, time, logger);
        if (dialect.IsShared)
        {
            _ = ListenAsync(_stopping.Token);
        }
    }

    /// <summary>With the table and the row's key; both empty: any row of any table may have changed.</summary>
    public event Action<string, string>? Told;

    /// <summary>Within the transaction that changes the row.</summary>
    public void Announce(DbConnection writing, string table, string key) => _dialect.Announce(writing, string.Join(Between, _node, table, key));

    /// <summary>After its commit.</summary>
    public void Tell(string table, string key) => Told?.Invoke(table, key);

    public void Dispose()
    {
        _stopping.Cancel();
        _stopping.Dispose();
    }

    private async Task ListenAsync(CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            try
            {
                await _dialect.ListenAsync(Begin, Take, ct).ConfigureAwait(false);
            }
            catch (Exception e) when (e is DbException or SocketException or IOException or TimeoutException)
            {
                if (!_missed)
                {
                    LogLost(e.Message);
                }

                _missed = true;
            }
            catch (OperationCanceledException)
            {
                return;
            }

            await Task.Delay(TryAgain, _time, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private void Begin()
    {
        if (_missed)
        {
            _missed = false;
            LogBack();
            Tell("", "");
        }
    }

    private void Take(string text)
    {
        if (text.Split(Between, 3) is [var node, var table, var key] && node != _node)
        {
            Tell(table, key);
        }
    }

    [LoggerMessage(EventId = 10009, Level = LogLevel.Warning, Message = "The database is not heard: what other servers change in its settings is in use here when it is back ({Why})")]
    private partial void LogLost(string why);

    [LoggerMessage(EventId = 10010, Level = LogLevel.Information, Message = "The database is heard again: settings are read anew")]
    private partial void LogBack();
}
