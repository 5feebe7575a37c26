using CallCenter.MediaStack.Dtls;
using CallCenter.MediaStack.Rtp;
using CallCenter.MediaStack.Sdp;
using CallCenter.MediaStack.Sockets;
using CallCenter.MediaStack.Srtp;

namespace CallCenter.MediaStack.Pipeline;

/// <summary>How one leg's packets are protected: the guards in their way, and the handshakes that give them keys where the SDP brought none.</summary>
internal sealed class LegSecurity(MediaEngine engine, IMediaLegEvents events, IMediaTransport transport, LegReceiver receiver) : IDisposable
{
    /// <summary>From the start of the call, or a new agreement, to the keys.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly Lock _gate = new();
    private LegGuards? _guards;
    private DtlsComponent? _rtp;
    private DtlsComponent? _rtcp;
    private long _waitingSince;
    private bool _lost;
    private bool _closed;

    /// <summary>Null = packets travel plain.</summary>
    public LegGuards? Guards => Volatile.Read(ref _guards);

    /// <summary>The guards for what was agreed.</summary>
    public LegGuards? Apply(NegotiatedAudio audio)
    {
        lock (_gate)
        {
            switch (_closed ? null : audio.Security)
            {
                case MediaSecurity.Sdes sdes:
                    var guard = _rtp is null && _guards is { Rtp: var before } ? before : new SrtpGuard(engine.Time);
                    EndDtls();
                    guard.SendWith(sdes.Profile, sdes.Ours);
                    guard.ReceiveWith(sdes.Profile, sdes.Theirs);
                    Volatile.Write(ref _guards, new LegGuards(guard, guard));
                    break;
                case MediaSecurity.Dtls dtls when _rtp?.Is(dtls) != true:
                    Clear();
                    _rtp = new DtlsComponent(engine, transport, dtls, control: false, events.MediaReady, Lose);
                    // without RTCP a call goes on
                    _rtcp = audio.RtcpMux ? null : new DtlsComponent(engine, transport, dtls, control: true, static () => { }, static _ => { });
                    _waitingSince = engine.Time.GetTimestamp();
                    Volatile.Write(ref _guards, new LegGuards(_rtp.Guard, (_rtcp ?? _rtp).Guard));
                    break;
                case null:
                    Clear();
                    Volatile.Write(ref _guards, null);
                    break;
                default:
                    break;
            }

            return _guards;
        }
    }

    /// <summary>The leg starts: from now on keys are waited for.</summary>
    public void Start() => Volatile.Write(ref _waitingSince, engine.Time.GetTimestamp());

    /// <summary>Where the peer is; a handshake that is ours to begin begins.</summary>
    public void SendTo(in NetAddress rtp, in NetAddress rtcp)
    {
        lock (_gate)
        {
            _rtp?.SendTo(rtp);
            _rtcp?.SendTo(rtcp);
        }
    }

    /// <summary>Opens a packet in place, on the receive thread; false when there is nothing in it for the leg: a handshake's datagram, or one that nobody may see.</summary>
    public bool TryOpen(LegGuards guards, bool control, ref Span<byte> packet, in NetAddress from)
    {
        if (DtlsAssociation.LooksLikeDtls(packet) && receiver.IsPeers(from))
        {
            (control ? Volatile.Read(ref _rtcp) : Volatile.Read(ref _rtp))?.Received(packet, from);
            return false;
        }

        var length = control ? guards.Rtcp.UnprotectRtcp(packet) : guards.Rtp.UnprotectRtp(packet);
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
        else if (Guards is { Rtp.CanSend: false } && engine.Time.GetElapsedTime(Volatile.Read(ref _waitingSince), now) >= Patience)
        {
            Lose(MediaLoss.NoKeys);
        }
    }

    /// <summary>Says goodbye, clears the keys. Nothing is sent any more.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _closed = true;
            Clear();
        }
    }

    private void Clear()
    {
        EndDtls();
        _guards?.Rtp.Dispose();
    }

    private void EndDtls()
    {
        _rtp?.Dispose();
        _rtcp?.Dispose();
        (_rtp, _rtcp) = (null, null);
    }

    private void Lose(MediaLoss why)
    {
        if (!Interlocked.Exchange(ref _lost, true))
        {
            events.MediaLost(why);
        }
    }
}
