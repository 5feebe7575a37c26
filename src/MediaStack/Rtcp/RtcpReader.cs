using System.Buffers.Binary;

namespace CallCenter.MediaStack.Rtcp;

internal enum RtcpType : byte { SenderReport = 200, ReceiverReport = 201, SourceDescription = 202, Goodbye = 203, Application = 204 }

/// <summary>One packet out of a compound; <see cref="Body"/> begins after the 4-byte header, padding is cut off.</summary>
internal readonly ref struct RtcpPacket(RtcpType type, int count, ReadOnlySpan<byte> body)
{
    public RtcpType Type { get; } = type;

    /// <summary>Report blocks or sources, as the header says; the body may hold fewer.</summary>
    public int Count { get; } = count;

    public ReadOnlySpan<byte> Body { get; } = body;

    private int BlocksStart => Type == RtcpType.SenderReport ? 24 : 4;

    public bool IsReport => Type is RtcpType.SenderReport or RtcpType.ReceiverReport && Body.Length >= BlocksStart;

    /// <summary>The sender of a report, or the first source of another packet; 0 when the body is too short.</summary>
    public uint Ssrc => Body.Length >= 4 ? BinaryPrimitives.ReadUInt32BigEndian(Body) : 0;

    /// <summary>Middle 32 bits of a sender report's NTP time.</summary>
    public uint MiddleNtp => BinaryPrimitives.ReadUInt32BigEndian(Body[6..]);

    public int BlockCount => IsReport ? Math.Min(Count, (Body.Length - BlocksStart) / ReportBlock.Size) : 0;

    public ReportBlock Block(int index) => ReportBlock.Read(Body[(BlocksStart + (index * ReportBlock.Size))..]);
}

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
