using System.Buffers.Binary;

namespace CallCenter.MediaStack.Rtcp;

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
