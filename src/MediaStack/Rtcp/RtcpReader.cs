using System.Buffers.Binary;

namespace CallCenter.MediaStack.Rtcp;

/// <summary>Walks a compound packet, RFC 3550 section 6.1. Stops at the first thing that does not fit; never throws.</summary>
internal ref struct RtcpReader(ReadOnlySpan<byte> compound)
{
    private ReadOnlySpan<byte> _rest = compound;

    public bool TryRead(out RtcpPacket packet)
    {
        packet = default;
        if (_rest.Length < 4 || (_rest[0] & 0xC0) != 0x80)
        {
            return false;
        }

        var length = 4 * (BinaryPrimitives.ReadUInt16BigEndian(_rest[2..]) + 1);
        var padding = (_rest[0] & 0x20) != 0 && length <= _rest.Length ? _rest[length - 1] : 0;
        if (length > _rest.Length || padding > length - 4)
        {
            return false;
        }

        packet = new RtcpPacket((RtcpType)_rest[1], _rest[0] & 0x1F, _rest[4..(length - padding)]);
        _rest = _rest[length..];
        return true;
    }
}
