using System.Buffers.Binary;

namespace CallCenter.MediaStack.Rtcp;

/// <summary>A VoIP metrics report block (RFC 3611 section 4.7): how a stream sounds to its receiver.</summary>
/// <param name="Ssrc">whose packets it is about.</param>
/// <param name="LossRate">packets that did not come, of 256.</param>
/// <param name="DiscardRate">packets that came too late or too early to be heard, of 256.</param>
/// <param name="BurstDensity">packets lost or discarded within bursts, of 256.</param>
/// <param name="GapDensity">the same within gaps.</param>
/// <param name="BurstDuration">mean, milliseconds.</param>
/// <param name="GapDuration">mean, milliseconds.</param>
/// <param name="RoundTrip">milliseconds; 0 = not known.</param>
/// <param name="EndDelay">of the receiver's own system, milliseconds.</param>
/// <param name="RFactor">0-100 (ITU-T G.107); <see cref="Unknown"/> = not known.</param>
/// <param name="MosListening">mean opinion score times ten, delays left out; <see cref="Unknown"/> = not known.</param>
/// <param name="MosConversation">the same with its delays.</param>
/// <param name="JitterDelay">that the jitter buffer holds sound back now, milliseconds.</param>
/// <param name="JitterMost">that it may hold back at most, milliseconds.</param>
internal readonly record struct VoipMetrics(uint Ssrc, byte LossRate, byte DiscardRate, byte BurstDensity, byte GapDensity, ushort BurstDuration, ushort GapDuration,
    ushort RoundTrip, ushort EndDelay, byte RFactor, byte MosListening, byte MosConversation, ushort JitterDelay, ushort JitterMost)
{
    /// <summary>With its block header, bytes.</summary>
    public const int Size = 36;

    /// <summary>In place of a value that is not known.</summary>
    public const byte Unknown = 127;

    /// <summary>So many good packets in a row end a burst (section 4.7.2).</summary>
    public const int LeastGap = 16;

    private const byte Type = 7;

    /// <summary>Concealment is of the enhanced kind, the jitter buffer adapts, at a rate in the middle (section 4.7.6).</summary>
    private const byte ReceiverKind = 0b1011_0111;

    /// <summary>Walks the report blocks of an XR packet; null when none of this kind is about <paramref name="ssrc"/>.</summary>
    /// <param name="body">after the packet's header: the sender, then its blocks.</param>
    public static VoipMetrics? Find(ReadOnlySpan<byte> body, uint ssrc)
    {
        for (var rest = body.Length > 4 ? body[4..] : default; rest.Length >= 4;)
        {
            var length = 4 + (4 * BinaryPrimitives.ReadUInt16BigEndian(rest[2..]));
            if (length > rest.Length)
            {
                return null;
            }

            if (rest[0] == Type && length == Size && BinaryPrimitives.ReadUInt32BigEndian(rest[4..]) == ssrc)
            {
                return Read(rest);
            }

            rest = rest[length..];
        }

        return null;
    }

    public void Write(Span<byte> b)
    {
        b[..Size].Clear();
        b[0] = Type;
        BinaryPrimitives.WriteUInt16BigEndian(b[2..], (Size / 4) - 1);
        BinaryPrimitives.WriteUInt32BigEndian(b[4..], Ssrc);
        (b[8], b[9], b[10], b[11]) = (LossRate, DiscardRate, BurstDensity, GapDensity);
        BinaryPrimitives.WriteUInt16BigEndian(b[12..], BurstDuration);
        BinaryPrimitives.WriteUInt16BigEndian(b[14..], GapDuration);
        BinaryPrimitives.WriteUInt16BigEndian(b[16..], RoundTrip);
        BinaryPrimitives.WriteUInt16BigEndian(b[18..], EndDelay);
        (b[20], b[21], b[22], b[23]) = (Unknown, Unknown, Unknown, LeastGap);
        (b[24], b[25], b[26], b[27]) = (RFactor, Unknown, MosListening, MosConversation);
        b[28] = ReceiverKind;
        BinaryPrimitives.WriteUInt16BigEndian(b[30..], JitterDelay);
        BinaryPrimitives.WriteUInt16BigEndian(b[32..], JitterMost);
        BinaryPrimitives.WriteUInt16BigEndian(b[34..], JitterMost);
    }

    private static VoipMetrics Read(ReadOnlySpan<byte> b) => new(BinaryPrimitives.ReadUInt32BigEndian(b[4..]), b[8], b[9], b[10], b[11],
        BinaryPrimitives.ReadUInt16BigEndian(b[12..]), BinaryPrimitives.ReadUInt16BigEndian(b[14..]), BinaryPrimitives.ReadUInt16BigEndian(b[16..]),
        BinaryPrimitives.ReadUInt16BigEndian(b[18..]), b[24], b[26], b[27], BinaryPrimitives.ReadUInt16BigEndian(b[30..]), BinaryPrimitives.ReadUInt16BigEndian(b[32..]));
}
