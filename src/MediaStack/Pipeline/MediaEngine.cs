using System.Diagnostics.CodeAnalysis;
using System.Net;
using CallCenter.MediaStack.Codecs;
using CallCenter.MediaStack.Dtls;
using CallCenter.MediaStack.Ice;
using CallCenter.MediaStack.Rtp;
using CallCenter.MediaStack.Sockets;
using Microsoft.Extensions.Logging;

namespace CallCenter.MediaStack.Pipeline;

/// <summary>
/// All media of the process: the port pool, the one 20 ms clock, the receive loop and the recording writer. Linux only.
/// </summary>
public sealed partial class MediaEngine : IDisposable
{
    /// <summary>Packets of strangers to one leg that are a matter for the log: a source that is about to be learnt sends one or two as well.</summary>
    private const int StrangersTold = 10;

    private readonly RtpPortPool _ports;
    private readonly ReceiveLoop _loop;
    private readonly ILogger<MediaEngine> _logger;
    private readonly HashSet<MediaLeg> _legs = [];
    private long _strangersToldAt;
    private bool _disposed;
    private bool _isShortOfPorts;

    /// <summary>Throws <see cref="PlatformNotSupportedException"/> where there is no epoll.</summary>
    public MediaEngine(MediaOptions options, TimeProvider time, ILogger<MediaEngine> logger)
    {
        Options = options;
        Time = time;
        _logger = logger;
        _ports = new RtpPortPool(options.BindAddress, options.FirstPort, options.LastPort, options.PortDrain, time);
        _loop = new ReceiveLoop(time, logger);
        Clock = new MediaClock(time, logger, _ports.Sweep);
        Recordings = new RecordingWriter(options.RecordingKeys?.Current, logger);
        Dtls = new DtlsEndpoint(time, logger);
        Fingerprint = new Lazy<CertificateFingerprint>(() => Dtls.Identity.Fingerprint);
        Meter = new MediaMeter(this);
    }

    public MediaOptions Options { get; }

    public MediaCounts Counts
    {
        get
        {
            lock (Topology)
            {
                return new MediaCounts(_legs.Count, _ports.InUse, _ports.Draining, _ports.Free, Recordings.Count);
            }
        }
    }

    /// <summary>Why the last recording ended early; null when it did not.</summary>
    public string? RecordingTrouble => Recordings.Trouble;

    /// <summary>Why the last leg could not be opened; null when it could.</summary>
    public string? PortTrouble => _ports.Trouble;

    /// <summary>Of the certificate that this process shows in DTLS handshakes.</summary>
    public Lazy<CertificateFingerprint> Fingerprint { get; }

    internal TimeProvider Time { get; }

    internal ILogger Logger => _logger;

    internal MediaClock Clock { get; }

    internal RecordingWriter Recordings { get; }

    internal MediaMeter Meter { get; }

    internal DtlsEndpoint Dtls { get; }

    /// <summary>Guards which legs there are and who hears whom; never held while packets are handled.</summary>
    internal Lock Topology { get; } = new();

    /// <summary>Lateness of the media clock since the last call.</summary>
    public MediaClockStats TakeClockStats() => Clock.TakeStats();

    /// <summary>Starts the threads.</summary>
    public void Start()
    {
        if (!_ports.CanRent())
        {
            TellNoPort();
        }

        if (!LibOpus.IsThere)
        {
            LogNoOpus();
        }

        _loop.Start();
        Clock.Start();
        Recordings.Start();
    }

    /// <summary>Takes a pair of ports and makes a leg. False when no port is left: the call is to be refused (503).</summary>
    /// <param name="peer">who signals for it; null = whatever an SDP names is sent to.</param>
    public bool TryOpenLeg(IMediaLegEvents events, [NotNullWhen(true)] out MediaLeg? leg, MediaPeer? peer = null)
    {
        leg = null;
        if (!_ports.TryRent(out var ports))
        {
            TellNoPort();
            return false;
        }

        _isShortOfPorts = false;

        leg = OpenLeg(events, new PortPairTransport(ports, _ports, _loop), peer);
        return true;
    }

    /// <summary>A leg that a browser finds by ICE, on one port of each of these addresses. False when none can be had.</summary>
    /// <param name="addresses">of this machine.</param>
    /// <param name="seen">where the world sees it; null = nobody translates addresses.</param>
    /// <param name="agent">for its description.</param>
    public bool TryOpenIceLeg(IMediaLegEvents events, IReadOnlyList<IPAddress> addresses, IPAddress? seen, [NotNullWhen(true)] out MediaLeg? leg,
        [NotNullWhen(true)] out IceAgent? agent)
    {
        (leg, agent) = (null, null);
        if (!_ports.TryRent(addresses, out var ports))
        {
            TellNoPort();
            return false;
        }

        _isShortOfPorts = false;

        agent = new IceAgent(seen is null || addresses.Contains(seen) ? addresses : [.. addresses, seen], ports.Port);
        leg = OpenLeg(events, new IceTransport(ports, _ports, _loop, agent, Time));
        return true;
    }

    /// <summary>The port is held by a leg of ours, or drains after one.</summary>
    public bool Holds(int port) => _ports.Holds(port);

    /// <summary>Makes a leg on a transport of its own kind.</summary>
    internal MediaLeg OpenLeg(IMediaLegEvents events, IMediaTransport transport, MediaPeer? peer = null)
    {
        var leg = new MediaLeg(this, events, transport, peer);
        lock (Topology)
        {
            _legs.Add(leg);
        }

        transport.Start(leg);
        return leg;
    }

    /// <summary>Closes all legs, finishes all recordings, stops the threads.</summary>
    public void Dispose()
    {
        MediaLeg[] legs;
        lock (Topology)
        {
            if (_disposed)
            {
                return;
            }

            _disposed = true;
            legs = [.. _legs];
        }

        foreach (var leg in legs)
        {
            leg.Dispose();
        }

        Meter.Dispose();
        Clock.Dispose();
        _loop.Dispose();
        Recordings.Dispose();
        _ports.Dispose();
    }

    /// <summary>Reads what waits on the sockets; for tests, which run without the threads.</summary>
    internal int Poll(int timeoutMilliseconds) => _loop.Poll(timeoutMilliseconds);

    /// <summary>A packet came to a leg from somebody else than its peer; tells of the first that goes on, once a second at most.</summary>
    internal void StrangerHeard(MediaLeg leg, in NetAddress from, long count)
    {
        var now = Time.GetTimestamp();
        if (count == StrangersTold && Time.GetElapsedTime(_strangersToldAt, now) >= TimeSpan.FromSeconds(1))
        {
            _strangersToldAt = now;
            LogStranger(leg.LocalPort, from.ToString());
        }
    }

    internal void Closed(MediaLeg leg)
    {
        lock (Topology)
        {
            _legs.Remove(leg);
        }

        Meter.Ended(leg.Stats);
    }

    internal IReadOnlyList<MediaLeg> Legs()
    {
        lock (Topology)
        {
            return [.. _legs];
        }
    }

    /// <summary>Once until a pair can be had again: who refuses a call says so of each.</summary>
    private void TellNoPort()
    {
        if (!Interlocked.Exchange(ref _isShortOfPorts, true))
        {
            LogNoPort(PortTrouble ?? "", Options.FirstPort, Options.LastPort);
        }
    }

    [LoggerMessage(EventId = 3040, Level = LogLevel.Warning, Message = "New calls get 503: {Why} (Rtp:PortRange is {First}-{Last})")]
    private partial void LogNoPort(string why, int first, int last);

    [LoggerMessage(EventId = 3042, Level = LogLevel.Warning, Message = "Opus is not spoken: libopus.so.0 (package libopus0) is not installed")]
    private partial void LogNoOpus();

    [LoggerMessage(EventId = 3041, Level = LogLevel.Warning, Message = "RTP port {Port} gets packets from {From}, who is not the call's peer: they are ignored")]
    private partial void LogStranger(int port, string from);
}
