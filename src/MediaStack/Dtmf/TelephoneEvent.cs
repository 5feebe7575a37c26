using System.Buffers.Binary;

namespace CallCenter.MediaStack.Dtmf;

/// <summary>The four payload bytes of RFC 4733: event, end bit, volume, duration in timestamp units.</summary>
public readonly record struct TelephoneEvent(byte Code, bool End, byte Volume, ushort Duration)
{
    public const int Size = 4;

    private const string Keys = "0123456789*#ABCD";

    /// <summary>The key 0-9, *, #, A-D; '\0' for anything else (flash, fax tones ...).</summary>
    public char Digit => Code < Keys.Length ? Keys[Code] : '\0';

    /// <summary>The event code of a key; -1 when there is none.</summary>
    public static int CodeOf(char digit) => Keys.IndexOf(char.ToUpperInvariant(digit), StringComparison.Ordinal);

    public static bool TryRead(ReadOnlySpan<byte> payload, out TelephoneEvent value)
    {
        if (payload.Length < Size)
        {
            value = default;
            return false;
        }

        value = new TelephoneEvent(payload[0], (payload[1] & 0x80) != 0, (byte)(payload[1] & 0x3F), BinaryPrimitives.ReadUInt16BigEndian(payload[2..]));
        return true;
    }

    public bool TryWrite(Span<byte> payload)
    {
        if (payload.Length < Size)
        {
            return false;
        }

        payload[0] = Code;
        payload[1] = (byte)((End ? 0x80 : 0) | (Volume & 0x3F));
        BinaryPrimitives.WriteUInt16BigEndian(payload[2..], Duration);
        return true;
    }
}
