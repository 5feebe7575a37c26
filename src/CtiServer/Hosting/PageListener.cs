using System.Net;
using Microsoft.AspNetCore.Connections;

namespace CallCenter.CtiServer.Hosting;

/// <summary>A listener of the pages that takes a connection only when there is room for it: until then it waits in the system, without a descriptor.</summary>
internal sealed class PageListener(IConnectionListener inner, PageConnectionLimit limit) : IConnectionListener
{
    public EndPoint EndPoint => inner.EndPoint;

    public async ValueTask<ConnectionContext?> AcceptAsync(CancellationToken cancellationToken = default)
    {
        while (true)
        {
            await limit.RoomAsync(cancellationToken);
            if (await inner.AcceptAsync(cancellationToken) is not { } connection)
            {
                return null;
            }

            if (limit.TryEnter(connection))
            {
                return connection;
            }

            connection.Abort();
            await connection.DisposeAsync();
        }
    }

    public ValueTask UnbindAsync(CancellationToken cancellationToken = default)
    {
        limit.Close();
        return inner.UnbindAsync(cancellationToken);
    }

    public ValueTask DisposeAsync() => inner.DisposeAsync();
}
