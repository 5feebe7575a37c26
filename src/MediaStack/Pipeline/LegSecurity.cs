using CallCenter.MediaStack.Dtls;
using CallCenter.MediaStack.Rtp;
using CallCenter.MediaStack.Sdp;
using CallCenter.MediaStack.Sockets;
using CallCenter.MediaStack.Srtp;

namespace CallCenter.MediaStack.Pipeline;

/// <summary>How one leg's packets are protected: the guard in their way, and the handshake that gives it keys where the SDP brought none.</summary>
internal sealed class LegSecurity(MediaEngine engine, IMediaLegEvents events, IMediaTransport transport, LegReceiver receiver) : IDtlsOwner, IDisposable
{
    /// <summary>From the start of the call, or a new agreement, to the keys.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly Lock _gate = new();
    private readonly Lock _sendGate = new();
    private SrtpGuard? _guard;
    private DtlsAssociation? _dtls;
    private NetAddress _peer;
    private long _waitingSince;
    private bool _lost;
    private bool _closed;

    /// <summary>Null = packets travel plain.</summary>
    public SrtpGuard? Guard => Volatile.Read(ref _guard);

    /// <summary>The guard for what was agreed.</summary>
    public SrtpGuard? Apply(MediaSecurity? security)
    {
        lock (_gate)
        {
            switch (_closed ? null : security)
            {
                case MediaSecurity.Sdes sdes:
                    EndDtls();
                    _guard ??= new SrtpGuard(engine.Time);
                    _guard.SendWith(sdes.Profile, sdes.Ours);
                    _guard.ReceiveWith(sdes.Profile, sdes.Theirs);
                    break;
                case MediaSecurity.Dtls dtls when _dtls is null || _dtls.Theirs != dtls.Theirs || _dtls.WeConnect != dtls.WeConnect:
                    EndDtls();
                    _guard?.Dispose();
                    _guard = new SrtpGuard(engine.Time);
                    _dtls = new DtlsAssociation(engine.Dtls, this, dtls.Theirs, dtls.WeConnect);
                    _waitingSince = engine.Time.GetTimestamp();
                    break;
                case null:
                    EndDtls();
                    _guard?.Dispose();
                    _guard = null;
                    break;
                default:
                    break;
            }

            return _guard;
        }
    }

    /// <summary>The leg starts: from now on keys are waited for.</summary>
    public void Start() => Volatile.Write(ref _waitingSince, engine.Time.GetTimestamp());

    /// <summary>Where the peer is; a handshake that is ours to begin begins.</summary>
    public void SendTo(in NetAddress peer)
    {
        DtlsAssociation? begin;
        lock (_gate)
        {
            _peer = peer;
            begin = peer.IsNone || _dtls is not { WeConnect: true } ? null : _dtls;
        }

        begin?.Begin();
    }

    /// <summary>Opens a packet in place, on the receive thread; false when there is nothing in it for the leg: a handshake's datagram, or one that nobody may see.</summary>
    public bool TryOpen(SrtpGuard guard, bool control, ref Span<byte> packet, in NetAddress from)
    {
        if (DtlsAssociation.LooksLikeDtls(packet) && receiver.IsPeers(from))
        {
            Received(packet, from);
            return false;
        }

        var length = control ? guard.UnprotectRtcp(packet) : guard.UnprotectRtp(packet);
        packet = packet[..Math.Max(0, length)];
        if (length <= 0)
        {
            receiver.Ignore();
        }

        return length > 0;
    }

    /// <summary>Now and then: keys that never come and a peer that is gone are told of, once.</summary>
    public void Watch(long now)
    {
        if (!transport.IsAlive(now))
        {
            Lose(MediaLoss.NoConsent);
        }
        else if (Guard is { CanSend: false } && engine.Time.GetElapsedTime(Volatile.Read(ref _waitingSince), now) >= Patience)
        {
            Lose(MediaLoss.NoKeys);
        }
    }

    public void SendDtls(ReadOnlySpan<byte> datagram)
    {
        lock (_sendGate)
        {
            if (!_closed && !_peer.IsNone)
            {
                transport.SendRtp(datagram, _peer);
            }
        }
    }

    public void KeysAgreed(DtlsAssociation from, DtlsKeys keys)
    {
        lock (_gate)
        {
            if (_closed || from != _dtls)
            {
                return;
            }

            _guard!.ReceiveWith(keys.Profile, keys.Theirs);
            _guard.SendWith(keys.Profile, keys.Ours);
        }

        events.MediaReady();
    }

    public void HandshakeFailed(DtlsAssociation from) => Lose(from, MediaLoss.NoKeys);

    public void DtlsClosed(DtlsAssociation from) => Lose(from, MediaLoss.Closed);

    /// <summary>Says goodbye, clears the keys. Nothing is sent any more.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            EndDtls();
            lock (_sendGate)
            {
                _closed = true;
            }

            _guard?.Dispose();
        }
    }

    private void Received(ReadOnlySpan<byte> datagram, in NetAddress from)
    {
        DtlsAssociation? dtls;
        lock (_gate)
        {
            _peer = from;
            dtls = _dtls;
        }

        dtls?.Received(datagram);
    }

    private void EndDtls()
    {
        _dtls?.Dispose();
        _dtls = null;
    }

    private void Lose(DtlsAssociation from, MediaLoss why)
    {
        // one that was replaced says nothing about the call
        if (from == Volatile.Read(ref _dtls))
        {
            Lose(why);
        }
    }

    private void Lose(MediaLoss why)
    {
        if (!Interlocked.Exchange(ref _lost, true))
        {
            events.MediaLost(why);
        }
    }
}
