using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace CallCenter.SipStack.Messages;

/// <summary>The smallest pieces of the grammar (RFC 3261 §25.1) over bytes. Folds are spaces already when these run.</summary>
internal static class Lex
{
    private static readonly SearchValues<byte> TokenBytes = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-.!%*_+`'~"u8);

    public static bool IsToken(ReadOnlySpan<byte> text) => !text.IsEmpty && !text.ContainsAnyExcept(TokenBytes);

    public static bool IsSpace(byte b) => b is (byte)' ' or (byte)'\t';

    public static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> text)
    {
        var start = 0;
        var end = text.Length;
        while (start < end && IsSpace(text[start]))
        {
            start++;
        }

        while (end > start && IsSpace(text[end - 1]))
        {
            end--;
        }

        return text[start..end];
    }

    public static bool Same(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b) => Ascii.EqualsIgnoreCase(a, b);

    /// <summary>Digits only; false when not a number or larger than 2^32-1.</summary>
    public static bool TryNumber(ReadOnlySpan<byte> text, out uint value)
    {
        value = 0;
        return !text.IsEmpty && text[0] is >= (byte)'0' and <= (byte)'9'
            && Utf8Parser.TryParse(text, out value, out var used) && used == text.Length;
    }

    /// <summary>Position after the closing quote of a quoted string that begins at <paramref name="start"/>; -1 when it never closes.</summary>
    public static int EndOfQuoted(ReadOnlySpan<byte> text, int start)
    {
        for (var i = start + 1; i < text.Length; i++)
        {
            if (text[i] == '"')
            {
                return i + 1;
            }

            if (text[i] == '\\')
            {
                i++;
            }
        }

        return -1;
    }

    /// <summary>Index of the first <paramref name="wanted"/> outside quotes and angle brackets; -1 when none.</summary>
    public static int IndexOutsideQuotes(ReadOnlySpan<byte> text, byte wanted)
    {
        if (!text.ContainsAny((byte)'"', (byte)'<'))
        {
            return text.IndexOf(wanted);
        }

        var inBrackets = false;
        for (var i = 0; i < text.Length; i++)
        {
            var b = text[i];
            if (b == wanted && !inBrackets)
            {
                return i;
            }

            if (b == '"' && !inBrackets)
            {
                var end = EndOfQuoted(text, i);
                if (end < 0)
                {
                    return -1;
                }

                i = end - 1;
            }
            else if (b is (byte)'<' or (byte)'>')
            {
                inBrackets = b == '<';
            }
        }

        return -1;
    }

    /// <summary>The content of a quoted string with its escapes resolved, or the text itself when it is not quoted.</summary>
    public static string Unquote(ReadOnlySpan<byte> text)
    {
        if (text.Length < 2 || text[0] != '"' || text[^1] != '"')
        {
            return Encoding.UTF8.GetString(text);
        }

        text = text[1..^1];
        if (!text.Contains((byte)'\\'))
        {
            return Encoding.UTF8.GetString(text);
        }

        var bytes = new byte[text.Length];
        var count = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\' && i + 1 < text.Length)
            {
                i++;
            }

            bytes[count++] = text[i];
        }

        return Encoding.UTF8.GetString(bytes, 0, count);
    }
}
