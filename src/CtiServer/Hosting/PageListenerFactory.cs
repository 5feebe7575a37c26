using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Options;

namespace CallCenter.CtiServer.Hosting;

/// <summary>The web server's own sockets behind <see cref="PageListener"/>.</summary>
internal sealed class PageListenerFactory(PageConnectionLimit limit, IOptions<SocketTransportOptions> options, ILoggerFactory logs) : IConnectionListenerFactory
{
    private readonly SocketTransportFactory _sockets = new(options, logs);

    public async ValueTask<IConnectionListener> BindAsync(EndPoint endpoint, CancellationToken cancellationToken = default) =>
        new PageListener(await _sockets.BindAsync(endpoint, cancellationToken), limit);
}
