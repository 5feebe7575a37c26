using System.Net;

namespace CallCenter.SipStack.Transport;

/// <summary>A connection, accepted or about to be made, that has not shaken hands yet. Disposing it gives up whatever it holds.</summary>
internal interface IPendingStream : IDisposable
{
    IPEndPoint Peer { get; }

    /// <summary>Connects and shakes hands where that is needed. Throws <see cref="IOException"/> or a socket's error when that fails.</summary>
    ValueTask<Stream> OpenAsync(CancellationToken ct);
}
