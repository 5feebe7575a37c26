using CallCenter.MediaStack.Sockets;

namespace CallCenter.MediaStack.Rtp;

/// <summary>
/// Where one stream's packets come from and go to. Before anything came, that is the signalled address. With latching on, the first
/// source whose packets follow each other is kept; another one is taken only when it is the signalled address itself, or when the kept
/// one has been silent and the new one has sent several packets in sequence. All else is a stranger's.
/// </summary>
internal sealed class SymmetricRemote(bool latching, long silenceToRelatch)
{
    /// <summary>Packets in sequence that a source other than the signalled one has to send first.</summary>
    public const int Probation = 2;

    private NetAddress _signalled;
    private NetAddress _latched;
    private long _lastAccepted;
    private NetAddress _candidate;
    private ushort _candidateNext;
    private int _candidateRun;

    /// <summary>Where to send; none while neither signalled nor latched.</summary>
    public NetAddress Target => _latched.IsNone ? _signalled : _latched;

    /// <summary>The peer signalled (another) address: what was latched before is forgotten when it differs.</summary>
    public void Signal(NetAddress address)
    {
        if (!address.Equals(_signalled))
        {
            _signalled = address;
            _latched = default;
            _candidateRun = 0;
        }
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

        var open = latching && (_latched.IsNone || now - _lastAccepted > silenceToRelatch);
        return open && PassesProbation(from, sequence) && Latch(from, now);
    }

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
        return true;
    }
}
