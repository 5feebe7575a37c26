using System.Data;
using System.Data.Common;
using System.Threading.Channels;

namespace CallCenter.Storage.Database;

/// <summary>A few connections that read beside the writer; a read waits until one of them is free.</summary>
internal sealed class DbReaders : IDisposable
{
    private const int Count = 4;

    private readonly IDialect _dialect;
    private readonly Channel<DbConnection?> _free = Channel.CreateUnbounded<DbConnection?>();

    public DbReaders(IDialect dialect)
    {
        _dialect = dialect;
        for (var i = 0; i < Count; i++)
        {
            // Opened when first needed.
            _free.Writer.TryWrite(null);
        }
    }

    public async Task<T> RunAsync<T>(Func<DbConnection, T> work, CancellationToken ct)
    {
        var connection = await _free.Reader.ReadAsync(ct).ConfigureAwait(false);
        try
        {
            // On a pool thread, not on the caller's: SQLite has no asynchronous reads.
            return await Task.Run(() => Run(work, ref connection), ct).ConfigureAwait(false);
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

    /// <summary>A connection that lay idle while the server went away and came back is opened anew, and the read done again.</summary>
    private T Run<T>(Func<DbConnection, T> work, ref DbConnection? connection)
    {
        if (connection is { State: not ConnectionState.Open })
        {
            connection.Dispose();
            connection = null;
        }

        var idle = connection is not null;
        try
        {
            return work(connection ??= _dialect.OpenReading());
        }
        catch (DbException) when (idle && connection!.State != ConnectionState.Open)
        {
            connection.Dispose();
            connection = null;
            return work(connection = _dialect.OpenReading());
        }
    }
}
