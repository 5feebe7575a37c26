namespace CallCenter.MediaStack.Ice;

/// <summary>FINGERPRINT (RFC 8489 section 14.7): CRC-32 of the message before it, XOR "STUN".</summary>
internal static class StunFingerprint
{
    private const uint Polynomial = 0xEDB88320;
    private const uint Stun = 0x5354554E;

    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(i => Enumerable.Range(0, 8).Aggregate((uint)i, (crc, _) => (crc >> 1) ^ ((crc & 1) * Polynomial)))];

    public static uint Of(ReadOnlySpan<byte> message)
    {
        var crc = uint.MaxValue;
        foreach (var b in message)
        {
            crc = (crc >> 8) ^ Table[(byte)(crc ^ b)];
        }

        return ~crc ^ Stun;
    }
}
