using CallCenter.MediaStack.Sockets;

namespace CallCenter.MediaStack.Rtp;

/// <summary>
/// Where one stream's packets come from and go to. Before anything came, that is the signalled address. The source is learnt at the start
/// and kept: the signalled address is taken at once; another port of that host, or the host that signals (NAT), when it sends packets in
/// sequence; any other host only in a short time after the address was signalled, and only until a better one speaks. Once learnt, silence
/// gives nothing away: another port of the same host is followed (NAT rebinding), everybody else is a stranger until the peer sends another
/// description.
/// </summary>
/// <param name="latching">false: packets come from the signalled host alone and go to the signalled port.</param>
/// <param name="window">ticks after an address was signalled in which any host may be learnt.</param>
/// <param name="yield">ticks of silence after which another port of the learnt host is followed.</param>
internal sealed class SymmetricRemote(bool latching, long window, long yield)
{
    /// <summary>Packets in sequence that a source other than the signalled one has to send first.</summary>
    public const int Probation = 2;

    private NetAddress _signalled;
    private NetAddress _latched;
    private long _lastAccepted;
    private long _openUntil;
    private bool _mayMove;
    private NetAddress _candidate;
    private ushort _candidateNext;
    private int _candidateRun;

    /// <summary>How far a source is to be believed.</summary>
    private enum Standing { Stranger, SignallingHost, SignalledHost, Signalled }

    /// <summary>The host that the peer's SIP comes from; none = not known.</summary>
    public NetAddress SignallingHost { get; set; }

    /// <summary>Where to send; none while neither signalled nor latched.</summary>
    public NetAddress Target => _latched.IsNone ? _signalled : _latched;

    /// <summary>Something came from where we send to: it is there and wants this call.</summary>
    public bool Proven { get; private set; }

    /// <summary>
    /// The peer signalled an address: what was learnt before is forgotten when it differs. None (hold by 0.0.0.0, a host name) changes nothing.
    /// </summary>
    public void Signal(NetAddress address, long now)
    {
        if (!address.IsNone && !address.Equals(_signalled))
        {
            _signalled = address;
            _latched = default;
            _candidateRun = 0;
            Proven = _mayMove = false;
            Open(now);
        }
    }

    /// <summary>The stream begins: the time in which any host may be learnt counts from now.</summary>
    public void Open(long now) => _openUntil = now + window;

    /// <summary>The peer described itself anew with the same address; it may have moved behind another NAT: one that is silent is learnt again.</summary>
    public void Reopen(long now)
    {
        _mayMove = true;
        Open(now);
    }

    /// <summary>True when a packet from <paramref name="from"/> belongs to the stream.</summary>
    public bool Accept(in NetAddress from, ushort sequence, long now)
    {
        if (!_latched.IsNone && from.Equals(_latched))
        {
            _lastAccepted = now;
            return true;
        }

        if (from.Equals(_signalled) || (!latching && from.SameHost(_signalled)))
        {
            return Latch(from, now);
        }

        return latching && MayBeLearnt(from, now) && PassesProbation(from, sequence) && Latch(from, now);
    }

    /// <summary>Whether RTCP from there is the peer's.</summary>
    public bool IsPeers(in NetAddress from) => from.SameHost(Target) || StandingOf(from) >= (latching ? Standing.SignallingHost : Standing.SignalledHost);

    /// <summary>The signalled host has shown itself by RTCP.</summary>
    public void ProvenBy(in NetAddress from) => Proven |= from.SameHost(Target);

    private bool MayBeLearnt(in NetAddress from, long now)
    {
        var standing = StandingOf(from);
        if (_latched.IsNone)
        {
            return standing > Standing.Stranger || now < _openUntil;
        }

        var silent = now - _lastAccepted > yield;
        return from.SameHost(_latched) || (_mayMove && now < _openUntil) ? silent : standing > StandingOf(_latched);
    }

    private Standing StandingOf(in NetAddress from) => from.Equals(_signalled) ? Standing.Signalled
        : from.SameHost(_signalled) ? Standing.SignalledHost
        : from.SameHost(SignallingHost) ? Standing.SignallingHost : Standing.Stranger;

    private bool PassesProbation(in NetAddress from, ushort sequence)
    {
        _candidateRun = from.Equals(_candidate) && sequence == _candidateNext ? _candidateRun + 1 : 1;
        _candidate = from;
        _candidateNext = (ushort)(sequence + 1);
        return _candidateRun >= Probation;
    }

    private bool Latch(in NetAddress from, long now)
    {
        // without latching we keep sending to the signalled port, wherever the host's packets come from
        _latched = latching ? from : _latched;
        _lastAccepted = now;
        return Proven = true;
    }
}
