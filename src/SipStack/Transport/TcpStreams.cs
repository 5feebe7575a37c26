using System.Net;
using System.Net.Sockets;
using CallCenter.SipStack.Messages;

namespace CallCenter.SipStack.Transport;

/// <summary>TCP connections on one port.</summary>
internal sealed class TcpStreams : IStreamListener
{
    private const int Backlog = 512;

    private readonly Socket _listener;

    /// <summary>Throws <see cref="SocketException"/> when the port is taken.</summary>
    public TcpStreams(IPEndPoint bind)
    {
        _listener = new Socket(bind.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            // A server that comes back at once must get its port back although old connections still linger.
            _listener.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
            if (bind.Address.Equals(IPAddress.IPv6Any))
            {
                _listener.DualMode = true;
            }

            _listener.Bind(bind);
            _listener.Listen(Backlog);
        }
        catch
        {
            _listener.Dispose();
            throw;
        }

        LocalEndPoint = (IPEndPoint)_listener.LocalEndPoint!;
    }

    public IPEndPoint LocalEndPoint { get; }

    public async ValueTask<IPendingStream?> AcceptAsync()
    {
        try
        {
            var socket = await _listener.AcceptAsync();
            if (socket.RemoteEndPoint is IPEndPoint peer)
            {
                return new Pending(socket, peer.Address.IsIPv4MappedToIPv6 ? new IPEndPoint(peer.Address.MapToIPv4(), peer.Port) : peer, false);
            }

            socket.Dispose();
            throw new IOException("gone before it was accepted");
        }
        catch (Exception e) when (e is ObjectDisposedException or SocketException { SocketErrorCode: SocketError.OperationAborted })
        {
            return null;
        }
        catch (SocketException e)
        {
            throw new IOException(e.Message, e);
        }
    }

    public IPendingStream Connect(Hop hop) =>
        new Pending(new Socket(hop.EndPoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp), hop.EndPoint, true);

    public void Dispose() => _listener.Dispose();

    private sealed class Pending(Socket socket, IPEndPoint peer, bool connect) : IPendingStream
    {
        public IPEndPoint Peer => peer;

        public async ValueTask<Stream> OpenAsync(CancellationToken ct)
        {
            if (connect)
            {
                await socket.ConnectAsync(peer, ct);
            }

            socket.NoDelay = true;
            return new NetworkStream(socket, ownsSocket: true);
        }

        public void Dispose() => socket.Dispose();
    }
}
