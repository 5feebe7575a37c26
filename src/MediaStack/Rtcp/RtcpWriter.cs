using System.Buffers.Binary;

namespace CallCenter.MediaStack.Rtcp;

/// <summary>Writes a compound packet into the caller's buffer, which must hold <see cref="MaxSize"/> bytes.</summary>
internal ref struct RtcpWriter(Span<byte> buffer)
{
    /// <summary>SR with one block, SDES with a short CNAME, XR with VoIP metrics, BYE.</summary>
    public const int MaxSize = 160;
    public const int MaxCName = 32;

    private readonly Span<byte> _buffer = buffer;

    public int Written { get; private set; }

    /// <summary>An SR when there is <paramref name="sender"/>, else an RR.</summary>
    public void WriteReport(uint ssrc, SenderInfo? sender, ReportBlock? block)
    {
        var words = 1 + (sender is null ? 0 : 5) + (block is null ? 0 : ReportBlock.Size / 4);
        var body = Header(sender is null ? RtcpType.ReceiverReport : RtcpType.SenderReport, block is null ? 0 : 1, words);
        BinaryPrimitives.WriteUInt32BigEndian(body, ssrc);
        body = body[4..];
        if (sender is { } s)
        {
            BinaryPrimitives.WriteUInt64BigEndian(body, s.Ntp);
            BinaryPrimitives.WriteUInt32BigEndian(body[8..], s.RtpTimestamp);
            BinaryPrimitives.WriteUInt32BigEndian(body[12..], s.Packets);
            BinaryPrimitives.WriteUInt32BigEndian(body[16..], s.Bytes);
            body = body[20..];
        }

        block?.Write(body);
    }

    /// <summary>SDES with the CNAME alone.</summary>
    public void WriteName(uint ssrc, ReadOnlySpan<byte> cname)
    {
        var name = cname[..Math.Min(cname.Length, MaxCName)];
        var words = 1 + ((2 + name.Length + 1 + 3) / 4);
        var body = Header(RtcpType.SourceDescription, 1, words);
        body.Clear();
        BinaryPrimitives.WriteUInt32BigEndian(body, ssrc);
        body[4] = 1;
        body[5] = (byte)name.Length;
        name.CopyTo(body[6..]);
    }

    /// <summary>XR with VoIP metrics alone (RFC 3611).</summary>
    public void WriteVoice(uint ssrc, in VoipMetrics metrics)
    {
        var body = Header(RtcpType.ExtendedReport, 0, 1 + (VoipMetrics.Size / 4));
        BinaryPrimitives.WriteUInt32BigEndian(body, ssrc);
        metrics.Write(body[4..]);
    }

    public void WriteGoodbye(uint ssrc) => BinaryPrimitives.WriteUInt32BigEndian(Header(RtcpType.Goodbye, 1, 1), ssrc);

    private Span<byte> Header(RtcpType type, int count, int words)
    {
        var at = _buffer[Written..];
        at[0] = (byte)(0x80 | count);
        at[1] = (byte)type;
        BinaryPrimitives.WriteUInt16BigEndian(at[2..], (ushort)words);
        Written += 4 + (4 * words);
        return at.Slice(4, 4 * words);
    }
}
