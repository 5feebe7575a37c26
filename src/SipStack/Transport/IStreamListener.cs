using System.Net;
using CallCenter.SipStack.Messages;

namespace CallCenter.SipStack.Transport;

/// <summary>Where a stream transport's connections come from and how it makes its own.</summary>
internal interface IStreamListener : IDisposable
{
    IPEndPoint LocalEndPoint { get; }

    /// <summary>The next that comes in; null once the listener was disposed. Throws <see cref="IOException"/> when one could not be taken.</summary>
    ValueTask<IPendingStream?> AcceptAsync();

    /// <summary>A connection to be made to a hop.</summary>
    IPendingStream Connect(Hop hop);
}
