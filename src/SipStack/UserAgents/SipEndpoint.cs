using System.Globalization;
using System.Net;
using System.Net.Sockets;
using CallCenter.SipStack.Auth;
using CallCenter.SipStack.Diagnostics;
using CallCenter.SipStack.Dialogs;
using CallCenter.SipStack.Messages;
using CallCenter.SipStack.Names;
using CallCenter.SipStack.Registration;
using CallCenter.SipStack.Sessions;
using CallCenter.SipStack.Timing;
using CallCenter.SipStack.Transactions;
using CallCenter.SipStack.Transport;
using Microsoft.Extensions.Logging;

namespace CallCenter.SipStack.UserAgents;

/// <summary>
/// A SIP endpoint: server and client side over the transports of its listeners. One loop owns all its state; every method is safe from any thread.
/// </summary>
public sealed class SipEndpoint : IAsyncDisposable
{
    private readonly SipLoop _loop;
    private readonly TimerQueue _timers;
    private readonly SipCounters _counters;
    private readonly TransportLayer _transports;
    private readonly TransactionLayer _transactions;
    private readonly DialogTable _dialogs = new();
    private readonly SipLocator _locator;
    private readonly SessionServices _services;
    private readonly RegisterHandler? _register;
    private readonly UserAgent _userAgent;
    private readonly SipMeter _meter;
    private readonly Func<SipLoop, TimerQueue, SipCounters, IReadOnlyList<ISipTransport>> _open;

    /// <param name="registrar">null = REGISTER is answered 405.</param>
    /// <param name="credentials">secrets for REGISTER and challenged INVITEs; null = both are refused with 403.</param>
    public SipEndpoint(SipOptions options, ISipHandler handler, TimeProvider time, ILoggerFactory logs, Registrar? registrar = null,
        IDigestCredentials? credentials = null)
        : this(options, handler, time, logs, registrar, credentials, Opener(options, logs))
    {
    }

    /// <summary>With transports of one's own (tests).</summary>
    internal SipEndpoint(SipOptions options, ISipHandler handler, TimeProvider time, ILoggerFactory logs, Registrar? registrar,
        IDigestCredentials? credentials, Func<SipLoop, TimerQueue, SipCounters, IReadOnlyList<ISipTransport>> open)
    {
        (Options, Registrar, _open) = (options, registrar, open);
        Trace = new SipTrace(time);
        _counters = new SipCounters(new RefusalLog(time, logs.CreateLogger<SipEndpoint>()));
        _loop = new SipLoop(options.MaxBacklog, logs.CreateLogger<SipEndpoint>());
        _timers = new TimerQueue(time, _loop);
        _transports = new TransportLayer(_loop, _counters, Trace, options.PublicAddress);
        _transports.Closed = registrar is null ? null : registrar.FlowGone;
        _transactions = new TransactionLayer(_transports, _timers, options.Timers, _counters);
        Names = new NameResolver(options.Names, time);
        _locator = new SipLocator(Names, [.. options.Listeners.Select(l => l.Transport).Where(k => k.IsCalled())],
            options.Listeners.Any(l => l.Address.AddressFamily == AddressFamily.InterNetworkV6));
        _services = new SessionServices(_loop, _transactions, _dialogs, _locator, options.ProductName);
        var authenticator = credentials is null ? null : new DigestAuthenticator(options.Digest, credentials, _transactions, _loop, time);
        _register = registrar is null ? null : new RegisterHandler(_transactions, registrar, authenticator);
        var reception = new InviteReception(_services, handler, authenticator, options.MaxSessions);
        _userAgent = new UserAgent(_services, reception, _register, handler);
        _meter = new SipMeter(() => Statistics, Alive, () => Refusals.Totals, () => _transports.Overruns);
    }

    public SipOptions Options { get; }

    public Registrar? Registrar { get; }

    /// <summary>Host names, remembered for all of the endpoint and its owner.</summary>
    public NameResolver Names { get; }

    /// <summary>The messages of those who are watched.</summary>
    public SipTrace Trace { get; }

    /// <summary>Where the first listener really listens; after <see cref="StartAsync"/>.</summary>
    public IPEndPoint LocalEndPoint { get; private set; } = new(IPAddress.None, 0);

    /// <summary>The sockets of its own (WebSockets have the web server's); after <see cref="StartAsync"/>.</summary>
    public IReadOnlyList<SipListener> Listening { get; private set; } = [];

    public SipStatistics Statistics => _counters.Snapshot;

    internal RefusalLog Refusals => _counters.Refusals;

    /// <summary>Numbers of live things, right now.</summary>
    public SipCounts Counts => new(_transactions.Clients, _transactions.Servers, _dialogs.Count, _services.Sessions.Count, _timers.Count,
        _transports.Connections, Registrar?.Count ?? 0, _loop.Backlog);

    /// <summary>Binds the sockets and begins to receive. Throws <see cref="SocketException"/> when the port is taken.</summary>
    public Task StartAsync(CancellationToken ct = default)
    {
        ct.ThrowIfCancellationRequested();
        var transports = _open(_loop, _timers, _counters);
        LocalEndPoint = transports[0].LocalEndPoint;
        Listening = [.. transports.Where(t => t.Kind.IsCalled()).Select(t => new SipListener(t.Kind, t.LocalEndPoint.Address, t.LocalEndPoint.Port))];
        return RunAsync(() =>
        {
            _transactions.Start(_userAgent);
            _register?.Start();
            _transports.Start(transports);
        });
    }

    /// <summary>Where a request to this URI would go now (RFC 3263); null when nothing can be found.</summary>
    public ValueTask<Hop?> LocateAsync(SipUri target, CancellationToken ct = default) => _locator.FindAsync(target, ct);

    /// <summary>Sends an INVITE. Events may reach the observer before this returns.</summary>
    public InviteSession Call(OutgoingCall call, ISessionObserver observer)
    {
        var callId = NewCallId();
        if (call.OnBehalfOf is { } other)
        {
            Trace.Follow(other, callId);
        }

        var session = InviteSession.Outgoing(_services, call, callId, observer);
        _loop.Post(() => session.Connect(call));
        return session;
    }

    /// <summary>OPTIONS outside of any dialog: the final status, 408 when nobody answers, 503 when it cannot be sent.</summary>
    public Task<int> PingAsync(SipUri target, CancellationToken ct = default)
    {
        var outcome = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        _loop.Post(() =>
        {
            var own = new NameAddr(SipUri.Sip("ping", target.Host));
            var seed = Dialog.Seed(NewCallId(), _services.Ids.Next(), own, new NameAddr(target), target, pinned: null);
            new DialogRequest(_services, seed, SipMethod.Options, null, (status, _) => outcome.TrySetResult(status)).Send();
        });
        return outcome.Task.WaitAsync(ct);
    }

    /// <summary>Keeps this endpoint registered elsewhere until the client is stopped.</summary>
    /// <param name="changed">told on the SIP side after each change of its state.</param>
    public RegistrationClient Register(RegistrationSettings settings, Action<RegistrationClient>? changed = null)
    {
        var client = new RegistrationClient(_services, settings, NewCallId());
        client.Changed += changed;
        _loop.Post(client.Register);
        return client;
    }

    /// <summary>Stops at once: sessions end (a BYE each, not repeated), sockets close. Draining before that is the owner's part.</summary>
    public async ValueTask DisposeAsync()
    {
        _meter.Dispose();
        await RunAsync(() =>
        {
            foreach (var session in _services.Sessions)
            {
                session.Close(503);
            }
        });
        await RunAsync(() => { });
        await _transports.StopAsync();
        await RunAsync(_timers.Dispose);
    }

    private static Func<SipLoop, TimerQueue, SipCounters, IReadOnlyList<ISipTransport>> Opener(SipOptions options, ILoggerFactory logs) => (loop, timers, counters) =>
        new TransportOpener(loop, timers, counters, new StreamLimits(options.MaxConnections, options.ConnectionIdle, TimeSpan.FromSeconds(30))
        {
            MaxOfAddress = options.MaxConnectionsOfAddress,
            MaxStrangersOfAddress = options.MaxStrangersOfAddress,
            StrangerIdle = options.StrangerIdle,
        }, options.Tls, options.WebSockets, logs).Open(options.Listeners);

    private IEnumerable<KeyValuePair<string, int>> Alive()
    {
        var counts = Counts;
        return
        [
            new("clientTransactions", counts.ClientTransactions), new("serverTransactions", counts.ServerTransactions), new("dialogs", counts.Dialogs),
            new("connections", counts.Connections), new("bindings", counts.Bindings), new("backlog", counts.Backlog),
        ];
    }

    private static string NewCallId() => Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture);

    private Task RunAsync(Action work)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _loop.Post(() =>
        {
            try
            {
                work();
                done.SetResult();
            }
            catch (Exception e)
            {
                done.SetException(e);
            }
        });
        return done.Task;
    }
}
