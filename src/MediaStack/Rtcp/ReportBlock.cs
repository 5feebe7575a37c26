using System.Buffers.Binary;

namespace CallCenter.MediaStack.Rtcp;

/// <summary>A reception report block, RFC 3550 section 6.4.1.</summary>
/// <param name="Ssrc">whose packets it is about.</param>
/// <param name="FractionLost">of 256, since the last report.</param>
/// <param name="Lost">packets lost in total, 24 bits signed.</param>
/// <param name="ExtendedHighest">highest sequence number with its cycles.</param>
/// <param name="Jitter">timestamp units.</param>
/// <param name="LastSenderReport">middle 32 bits of the NTP time of the last sender report seen; 0 = none.</param>
/// <param name="DelaySinceLast">1/65536 s since then.</param>
internal readonly record struct ReportBlock(uint Ssrc, byte FractionLost, int Lost, uint ExtendedHighest, uint Jitter, uint LastSenderReport,
    uint DelaySinceLast)
{
    public const int Size = 24;

    public static ReportBlock Read(ReadOnlySpan<byte> b) => new(
        BinaryPrimitives.ReadUInt32BigEndian(b), b[4], (b[5] << 24 | b[6] << 16 | b[7] << 8) >> 8, BinaryPrimitives.ReadUInt32BigEndian(b[8..]),
        BinaryPrimitives.ReadUInt32BigEndian(b[12..]), BinaryPrimitives.ReadUInt32BigEndian(b[16..]), BinaryPrimitives.ReadUInt32BigEndian(b[20..]));

    public void Write(Span<byte> b)
    {
        BinaryPrimitives.WriteUInt32BigEndian(b, Ssrc);
        BinaryPrimitives.WriteInt32BigEndian(b[4..], Lost);
        b[4] = FractionLost;
        BinaryPrimitives.WriteUInt32BigEndian(b[8..], ExtendedHighest);
        BinaryPrimitives.WriteUInt32BigEndian(b[12..], Jitter);
        BinaryPrimitives.WriteUInt32BigEndian(b[16..], LastSenderReport);
        BinaryPrimitives.WriteUInt32BigEndian(b[20..], DelaySinceLast);
    }
}
