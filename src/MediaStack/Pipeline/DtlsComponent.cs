using CallCenter.MediaStack.Dtls;
using CallCenter.MediaStack.Rtp;
using CallCenter.MediaStack.Sdp;
using CallCenter.MediaStack.Sockets;
using CallCenter.MediaStack.Srtp;

namespace CallCenter.MediaStack.Pipeline;

/// <summary>
/// The handshake of one of a leg's ports and the guard that it gives keys to. RTP and RTCP on ports of their own shake hands each for itself
/// (RFC 5764 section 4.1).
/// </summary>
internal sealed class DtlsComponent : IDtlsOwner, IDisposable
{
    private readonly Lock _gate = new();
    private readonly IMediaTransport _transport;
    private readonly bool _control;
    private readonly Action _ready;
    private readonly Action<MediaLoss> _lost;
    private readonly DtlsAssociation _association;
    private NetAddress _peer;
    private bool _closed;

    /// <param name="control">it is the RTCP port's.</param>
    /// <param name="ready">the keys are there.</param>
    /// <param name="lost">there are none, or no more.</param>
    public DtlsComponent(MediaEngine engine, IMediaTransport transport, MediaSecurity.Dtls agreed, bool control, Action ready, Action<MediaLoss> lost)
    {
        (_transport, _control, _ready, _lost) = (transport, control, ready, lost);
        Guard = new SrtpGuard(engine.Time);
        _association = new DtlsAssociation(engine.Dtls, this, agreed.Theirs, agreed.WeConnect);
    }

    public SrtpGuard Guard { get; }

    /// <summary>The same certificate and roles: the association goes on.</summary>
    public bool Is(MediaSecurity.Dtls agreed) => _association.Theirs == agreed.Theirs && _association.WeConnect == agreed.WeConnect;

    /// <summary>Where the peer is; a handshake that is ours to begin begins.</summary>
    public void SendTo(in NetAddress peer)
    {
        lock (_gate)
        {
            _peer = peer;
        }

        if (!peer.IsNone && _association.WeConnect)
        {
            _association.Begin();
        }
    }

    /// <summary>On the receive thread.</summary>
    public void Received(ReadOnlySpan<byte> datagram, in NetAddress from)
    {
        lock (_gate)
        {
            _peer = from;
        }

        _association.Received(datagram);
    }

    public void SendDtls(ReadOnlySpan<byte> datagram)
    {
        lock (_gate)
        {
            if (_closed || _peer.IsNone)
            {
                return;
            }

            if (_control)
            {
                _transport.SendRtcp(datagram, _peer);
            }
            else
            {
                _transport.SendRtp(datagram, _peer);
            }
        }
    }

    public void KeysAgreed(DtlsKeys keys)
    {
        lock (_gate)
        {
            if (_closed)
            {
                return;
            }

            Guard.ReceiveWith(keys.Profile, keys.Theirs);
            Guard.SendWith(keys.Profile, keys.Ours);
        }

        _ready();
    }

    public void HandshakeFailed() => Lose(MediaLoss.NoKeys);

    public void DtlsClosed() => Lose(MediaLoss.Closed);

    /// <summary>Says goodbye and clears the keys. Nothing is sent any more.</summary>
    public void Dispose()
    {
        _association.Dispose();
        lock (_gate)
        {
            _closed = true;
        }

        Guard.Dispose();
    }

    private void Lose(MediaLoss why)
    {
        lock (_gate)
        {
            if (_closed)
            {
                return;
            }
        }

        _lost(why);
    }
}
