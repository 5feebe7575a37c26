using CallCenter.MediaStack.Rtp;

namespace CallCenter.MediaStack.Srtp;

/// <summary>
/// What stands between a leg and its socket where packets are protected (RFC 3711). Packets are changed in place. Until it has keys it lets
/// nothing through. Sending, receiving and changing keys may come from different threads.
/// </summary>
internal sealed class SrtpGuard(TimeProvider time) : IDisposable
{
    /// <summary>The most by which protecting lengthens a packet, bytes; as much room stands behind each packet to protect.</summary>
    public const int MaxGrowth = 32;

    private readonly Lock _sendGate = new();
    private readonly Lock _receiveGate = new();
    private SrtpSender? _sender;
    private SrtpReceiver? _receiver;

    /// <summary>There is a key to send with.</summary>
    public bool CanSend => Volatile.Read(ref _sender) is not null;

    /// <summary>How packets are sealed, as SDP names it; null while there was no key.</summary>
    public string? Suite { get; private set; }

    /// <summary>Sends under this key from now on; the one in use goes on counting, because no index may be used twice under a key.</summary>
    public void SendWith(SrtpProfile profile, SrtpKey key)
    {
        lock (_sendGate)
        {
            if (_sender is null || _sender.Profile != profile || !_sender.Key.Equals(key))
            {
                _sender?.Dispose();
                Suite = profile.Suite;
                Volatile.Write(ref _sender, new SrtpSender(profile, key));
            }
        }
    }

    /// <summary>Receives under this key from now on; under the one in use what came before stays known.</summary>
    public void ReceiveWith(SrtpProfile profile, SrtpKey key)
    {
        lock (_receiveGate)
        {
            if (_receiver is null || _receiver.Profile != profile || !_receiver.Key.Equals(key))
            {
                _receiver?.Dispose();
                _receiver = new SrtpReceiver(profile, key, time);
            }
        }
    }

    /// <summary>Protects the packet that is the first <paramref name="length"/> bytes of the buffer; its new length, 0 when it must not go out.</summary>
    public int ProtectRtp(Span<byte> buffer, int length)
    {
        lock (_sendGate)
        {
            return _sender is { } sender && RtpPacket.HeaderLength(buffer[..length]) is > 0 and var header ? sender.ProtectRtp(buffer, header, length) : 0;
        }
    }

    /// <summary>The same for an RTCP compound packet.</summary>
    public int ProtectRtcp(Span<byte> buffer, int length)
    {
        lock (_sendGate)
        {
            return _sender?.ProtectRtcp(buffer, length) ?? 0;
        }
    }

    /// <summary>Checks and opens a packet; its new length, negative when it is forged or came before: nobody may see it.</summary>
    public int UnprotectRtp(Span<byte> packet)
    {
        lock (_receiveGate)
        {
            return _receiver is { } receiver && RtpPacket.HeaderLength(packet) is > 0 and var header ? receiver.UnprotectRtp(packet, header) : -1;
        }
    }

    /// <summary>The same for an RTCP compound packet.</summary>
    public int UnprotectRtcp(Span<byte> packet)
    {
        lock (_receiveGate)
        {
            return _receiver?.UnprotectRtcp(packet) ?? -1;
        }
    }

    /// <summary>Clears the keys; nothing passes any more.</summary>
    public void Dispose()
    {
        lock (_sendGate)
        {
            _sender?.Dispose();
            _sender?.Key.Clear();
            Volatile.Write(ref _sender, null);
        }

        lock (_receiveGate)
        {
            _receiver?.Dispose();
            _receiver?.Key.Clear();
            _receiver = null;
        }
    }
}
