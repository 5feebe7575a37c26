namespace CallCenter.EndToEnd.Tests.Peers;

/// <summary>Damages messages the way fuzzers do. The same seed gives the same damage.</summary>
internal sealed class Damage(int seed)
{
    private static readonly byte[] Telling = [.. "\r\n\0:;,<>@\"=%/?\\ 0-\xff"u8];

    private readonly Random _random = new(seed);

    /// <summary>One of <paramref name="originals"/> with one to four places damaged.</summary>
    public byte[] Of(IReadOnlyList<byte[]> originals)
    {
        var bytes = originals[_random.Next(originals.Count)].ToList();
        for (var n = _random.Next(1, 5); n > 0 && bytes.Count > 0; n--)
        {
            Hurt(bytes, _random.Next(bytes.Count));
        }

        // What a datagram cannot carry cannot be sent.
        return bytes.Count > 60_000 ? [.. bytes.Take(60_000)] : [.. bytes];
    }

    private void Hurt(List<byte> bytes, int at)
    {
        switch (_random.Next(8))
        {
            case 0:
                bytes[at] = (byte)_random.Next(256);
                break;
            case 1:
                bytes[at] ^= (byte)(1 << _random.Next(8));
                break;
            case 2:
                bytes.Insert(at, Telling[_random.Next(Telling.Length)]);
                break;
            case 3:
                bytes.RemoveRange(at, Math.Min(_random.Next(1, 20), bytes.Count - at));
                break;
            case 4:
                bytes.InsertRange(at, bytes.GetRange(at, Math.Min(_random.Next(1, 80), bytes.Count - at)));
                break;
            case 5:
                bytes.InsertRange(at, Enumerable.Repeat((byte)'9', _random.Next(1, 30)));
                break;
            case 6:
                bytes.InsertRange(at, Enumerable.Repeat(bytes[at], _random.Next(1, 2000)));
                break;
            default:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
        }
    }
}
