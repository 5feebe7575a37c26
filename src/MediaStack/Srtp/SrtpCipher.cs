namespace CallCenter.MediaStack.Srtp;

/// <summary>One direction's cipher and authentication under one master key; packets are changed in place. One call at a time.</summary>
internal abstract class SrtpCipher : IDisposable
{
    /// <summary>Fixed header of RTCP that stays in the clear: its first word and the sender's SSRC.</summary>
    protected const int RtcpHeader = 8;

    /// <summary>E flag and index behind an RTCP packet.</summary>
    protected const int RtcpIndex = 4;

    /// <summary>The packet is encrypted.</summary>
    protected const uint Encrypted = 0x8000_0000;

    public static SrtpCipher Create(SrtpProfile profile, SrtpKey key) => profile.IsAead ? new GcmCipher(profile, key) : new CounterModeCipher(profile, key);

    /// <param name="buffer">begins with the packet, room for the tag behind it.</param>
    /// <param name="header">length of what stays in the clear.</param>
    /// <param name="length">of the packet.</param>
    /// <param name="index">48 bits: rollover counter and sequence number.</param>
    /// <returns>the new length.</returns>
    public abstract int SealRtp(Span<byte> buffer, int header, int length, uint ssrc, long index);

    /// <summary>The new length; negative when the packet is forged, and then its bytes mean nothing.</summary>
    public abstract int OpenRtp(Span<byte> packet, int header, uint ssrc, long index);

    /// <param name="index">31 bits.</param>
    public abstract int SealRtcp(Span<byte> buffer, int length, uint ssrc, uint index);

    /// <summary>As <see cref="OpenRtp"/>; the index is read by <see cref="TryReadIndex"/>.</summary>
    public abstract int OpenRtcp(Span<byte> packet, uint ssrc, uint index);

    /// <summary>The index that an RTCP packet carries; false when it is too short or not encrypted.</summary>
    public abstract bool TryReadIndex(ReadOnlySpan<byte> packet, out uint index);

    public abstract void Dispose();
}
