using System.Text;

namespace CallCenter.SipStack.Tests.Support;

/// <summary>Spoils messages in the ways that networks, bad software and bad people do; the same seed spoils the same way.</summary>
internal sealed class Mutator(IReadOnlyList<byte[]> originals, int seed)
{
    private static readonly byte[][] Bits =
    [
        "\r\n"u8.ToArray(), "\r\n\r\n"u8.ToArray(), "\0"u8.ToArray(), "\""u8.ToArray(), "<"u8.ToArray(), ">"u8.ToArray(), ";"u8.ToArray(), ","u8.ToArray(), "%"u8.ToArray(),
        "%00"u8.ToArray(), "[::1"u8.ToArray(), "]"u8.ToArray(), "@"u8.ToArray(), ":"u8.ToArray(), "99999999999999999999"u8.ToArray(), "-1"u8.ToArray(), "SIP/2.0"u8.ToArray(),
        "z9hG4bK"u8.ToArray(), ";tag="u8.ToArray(), ";rport"u8.ToArray(), "\r\n "u8.ToArray(), "\\"u8.ToArray(), "é"u8.ToArray(), [0xff, 0xfe], "INVITE "u8.ToArray(), "*"u8.ToArray(),
        "Content-Length: 65535\r\n"u8.ToArray(), "Via: SIP/2.0/UDP x\r\n"u8.ToArray(), "Require: x\r\n"u8.ToArray(), "Authorization: Digest realm=\"callcenter\", nonce=\"x\"\r\n"u8.ToArray(),
    ];

    private readonly Random _random = new(seed);

    public byte[] Next()
    {
        var bytes = new List<byte>(originals[_random.Next(originals.Count)]);
        for (var i = _random.Next(1, 5); i > 0 && bytes.Count > 0; i--)
        {
            Spoil(bytes);
        }

        return [.. bytes.Take(65_000)];
    }

    private void Spoil(List<byte> bytes)
    {
        var at = _random.Next(bytes.Count);
        switch (_random.Next(8))
        {
            case 0:
                bytes[at] = (byte)_random.Next(256);
                break;
            case 1:
                bytes.RemoveRange(at, Math.Min(_random.Next(1, 40), bytes.Count - at));
                break;
            case 2:
                bytes.InsertRange(at, Bits[_random.Next(Bits.Length)]);
                break;
            case 3:
                bytes.InsertRange(at, bytes.GetRange(at, Math.Min(_random.Next(1, 200), bytes.Count - at)));
                break;
            case 4:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
            case 5:
                var other = originals[_random.Next(originals.Count)];
                bytes.RemoveRange(at, bytes.Count - at);
                bytes.AddRange(other.Skip(_random.Next(other.Length)));
                break;
            case 6:
                SwapLines(bytes);
                break;
            default:
                // A change that leaves a good message, so that transactions and dialogs are reached as well.
                var text = Encoding.Latin1.GetString([.. bytes]).Replace("branch=z9hG4bK", $"branch=z9hG4bK{_random.Next(1000)}");
                bytes.Clear();
                bytes.AddRange(Encoding.Latin1.GetBytes(text));
                break;
        }
    }

    private void SwapLines(List<byte> bytes)
    {
        var lines = Encoding.Latin1.GetString([.. bytes]).Split("\r\n");
        var (a, b) = (_random.Next(lines.Length), _random.Next(lines.Length));
        (lines[a], lines[b]) = (lines[b], lines[a]);
        bytes.Clear();
        bytes.AddRange(Encoding.Latin1.GetBytes(string.Join("\r\n", lines)));
    }
}
