using System.Net;
using CallCenter.SipStack.Auth;
using CallCenter.SipStack.Messages;
using CallCenter.SipStack.Registration;
using CallCenter.SipStack.Sessions;
using Microsoft.Extensions.Logging;

namespace CallCenter.SipStack.UserAgents;

/// <summary>
/// A SIP endpoint: server and client side over UDP and TCP. One loop owns all its state; every method is safe from any thread.
/// </summary>
public sealed class SipEndpoint : IAsyncDisposable
{
    /// <param name="registrar">null = REGISTER is answered 405.</param>
    /// <param name="credentials">secrets for REGISTER and challenged INVITEs; null = both are refused with 403.</param>
    public SipEndpoint(SipOptions options, ISipHandler handler, TimeProvider time, ILoggerFactory logs, Registrar? registrar = null,
        IDigestCredentials? credentials = null)
    {
        (Options, Registrar) = (options, registrar);
        GC.KeepAlive((handler, time, logs, credentials));
    }

    public SipOptions Options { get; }

    public Registrar? Registrar { get; }

    /// <summary>Where UDP (and TCP) really listen; after <see cref="StartAsync"/>.</summary>
    public IPEndPoint LocalEndPoint { get; private set; } = new(IPAddress.None, 0);

    /// <summary>Numbers of live things, right now.</summary>
    public SipCounts Counts => default;

    /// <summary>Binds the sockets and begins to receive. Throws <see cref="System.Net.Sockets.SocketException"/> when the port is taken.</summary>
    public Task StartAsync(CancellationToken ct = default) => throw new NotSupportedException($"{ct}{LocalEndPoint = new(0, 0)}");

    /// <summary>Sends an INVITE. Events may reach the observer before this returns.</summary>
    public InviteSession Call(OutgoingCall call, ISessionObserver observer) => throw new NotSupportedException($"{call}{observer}");

    /// <summary>OPTIONS outside of any dialog: the final status, 408 when nobody answers.</summary>
    public Task<int> PingAsync(SipUri target, CancellationToken ct = default) => throw new NotSupportedException($"{target}{ct}");

    /// <summary>Keeps this endpoint registered elsewhere until the client is stopped.</summary>
    public RegistrationClient Register(RegistrationSettings settings) => new(settings);

    /// <summary>Stops at once: sessions end, sockets close. Draining before that is the owner's part.</summary>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
