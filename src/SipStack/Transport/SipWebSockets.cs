using System.Net;
using System.Net.WebSockets;
using System.Threading.Channels;
using CallCenter.SipStack.Messages;

namespace CallCenter.SipStack.Transport;

/// <summary>
/// Where a web server hands over connections that it has upgraded to WebSockets of the subprotocol "sip" (RFC 7118). To be given to the
/// endpoint's options together with listeners of WS and WSS.
/// </summary>
public sealed class SipWebSockets
{
    /// <summary>The subprotocol's name.</summary>
    public const string Protocol = "sip";

    private static readonly TimeSpan CloseTime = TimeSpan.FromSeconds(1);

    private readonly Channel<IPendingStream> _plain = Channel.CreateUnbounded<IPendingStream>();
    private readonly Channel<IPendingStream> _secure = Channel.CreateUnbounded<IPendingStream>();

    /// <summary>Serves a connection to its end. Never throws.</summary>
    /// <param name="peer">where the browser is; port 0 when it is not known.</param>
    /// <param name="isSecure">it came by https.</param>
    /// <param name="stop">ends it.</param>
    public async Task ServeAsync(WebSocket socket, IPEndPoint peer, bool isSecure, CancellationToken stop)
    {
        var messages = new WebSocketMessages(socket);
        if (!(isSecure ? _secure : _plain).Writer.TryWrite(new Upgraded(peer, messages)))
        {
            messages.Dispose();
        }

        using var stopped = stop.UnsafeRegister(_ => messages.Dispose(), null);
        await messages.Ended;
        using var patience = new CancellationTokenSource(CloseTime);
        try
        {
            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, patience.Token);
            // a connection that is cut at once is reset, and the reset overtakes the closing message
            await messages.ReadToEnd.WaitAsync(patience.Token);
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or InvalidOperationException or IOException)
        {
            // it is gone already, or does not answer
        }

        messages.Abort();
    }

    internal IStreamListener Listen(TransportKind kind, IPEndPoint local) => new Listener(kind == TransportKind.Wss ? _secure : _plain, local);

    private sealed class Listener(Channel<IPendingStream> incoming, IPEndPoint local) : IStreamListener
    {
        public IPEndPoint LocalEndPoint => local;

        public async ValueTask<IPendingStream?> AcceptAsync() =>
            await incoming.Reader.WaitToReadAsync() && incoming.Reader.TryRead(out var stream) ? stream : null;

        public IPendingStream Connect(Hop hop) => new Unreachable(hop.EndPoint);

        public void Dispose() => incoming.Writer.TryComplete();
    }

    private sealed class Upgraded(IPEndPoint peer, WebSocketMessages messages) : IPendingStream
    {
        public IPEndPoint Peer => peer;

        public ValueTask<Stream> OpenAsync(CancellationToken ct) => new(messages);

        public void Dispose() => messages.Dispose();
    }

    // A browser takes no calls but over the connection that it has made.
    private sealed class Unreachable(IPEndPoint peer) : IPendingStream
    {
        public IPEndPoint Peer => peer;

        public ValueTask<Stream> OpenAsync(CancellationToken ct) => throw new IOException("WebSockets are made by the other side");

        public void Dispose()
        {
        }
    }
}
