using System.Threading.Channels;

namespace CallCenter.Storage.Database;

/// <summary>A few connections that read beside the writer; a read waits until one of them is free.</summary>
internal sealed class DbReaders : IDisposable
{
    private const int Count = 4;

    private readonly string _file;
    private readonly Channel<StoreConnection?> _free = Channel.CreateUnbounded<StoreConnection?>();

    public DbReaders(string file)
    {
        _file = file;
        for (var i = 0; i < Count; i++)
        {
            // Opened when first needed.
            _free.Writer.TryWrite(null);
        }
    }

    public async Task<T> RunAsync<T>(Func<StoreConnection, T> work, CancellationToken ct)
    {
        var connection = await _free.Reader.ReadAsync(ct).ConfigureAwait(false);
        try
        {
            // SQLite has no asynchronous reads: they run on a pool thread, not on the caller's.
            return await Task.Run(() => work(connection ??= Connections.OpenReading(_file)), ct).ConfigureAwait(false);
        }
        finally
        {
            if (!_free.Writer.TryWrite(connection))
            {
                connection?.Dispose();
            }
        }
    }

    public void Dispose()
    {
        _free.Writer.TryComplete();
        while (_free.Reader.TryRead(out var connection))
        {
            connection?.Dispose();
        }
    }
}
