using System.Buffers;
using System.Text;

namespace CallCenter.SipStack.Messages;

/// <summary>"%HH" escapes of URIs (RFC 3261 §19.1.2, §25.1).</summary>
internal static class UriEscape
{
    private static readonly SearchValues<byte> UserBytes = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.!~*'()&=+$,;?/"u8);

    /// <summary>Resolves escapes; a "%" without two hex digits stands for itself.</summary>
    public static string Decode(ReadOnlySpan<byte> text)
    {
        if (!text.Contains((byte)'%'))
        {
            return Encoding.UTF8.GetString(text);
        }

        var bytes = new byte[text.Length];
        var count = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '%' && i + 2 < text.Length && TryHex(text[i + 1], text[i + 2], out var value))
            {
                bytes[count++] = value;
                i += 2;
            }
            else
            {
                bytes[count++] = text[i];
            }
        }

        return Encoding.UTF8.GetString(bytes, 0, count);
    }

    public static void AppendUser(StringBuilder text, string user)
    {
        foreach (var b in Encoding.UTF8.GetBytes(user))
        {
            if (UserBytes.Contains(b))
            {
                text.Append((char)b);
            }
            else
            {
                text.Append('%').Append(HexDigit(b >> 4)).Append(HexDigit(b & 15));
            }
        }
    }

    private static char HexDigit(int value) => (char)(value < 10 ? '0' + value : 'A' + value - 10);

    private static bool TryHex(byte high, byte low, out byte value)
    {
        var (h, l) = (Digit(high), Digit(low));
        value = (byte)((h << 4) | l);
        return h >= 0 && l >= 0;
    }

    private static int Digit(byte b) => b switch
    {
        >= (byte)'0' and <= (byte)'9' => b - '0',
        >= (byte)'a' and <= (byte)'f' => b - 'a' + 10,
        >= (byte)'A' and <= (byte)'F' => b - 'A' + 10,
        _ => -1,
    };
}
