namespace CallCenter.MediaStack.Codecs;

/// <summary>
/// ITU-T G.711 by tables: µ-law takes the upper 14 bits of a sample, A-law the upper 12, so the tables stay small enough for the cache.
/// Samples are 16-bit linear PCM; one byte a sample.
/// </summary>
public static class G711
{
    /// <summary>What silence looks like on the wire.</summary>
    public const byte MuLawSilence = 0xFF;
    public const byte ALawSilence = 0xD5;

    private static readonly byte[] MuLawOf = BuildEncoder(14, CompressMuLaw);
    private static readonly byte[] ALawOf = BuildEncoder(12, CompressALaw);
    private static readonly short[] LinearOfMuLaw = BuildDecoder(ExpandMuLaw);
    private static readonly short[] LinearOfALaw = BuildDecoder(ExpandALaw);
    private static readonly byte[] ALawOfMuLaw = Translate(LinearOfMuLaw, ALaw);
    private static readonly byte[] MuLawOfALaw = Translate(LinearOfALaw, MuLaw);

    public static byte MuLaw(short sample) => MuLawOf[(sample >> 2) + 8192];

    public static byte ALaw(short sample) => ALawOf[(sample >> 4) + 2048];

    public static short FromMuLaw(byte code) => LinearOfMuLaw[code];

    public static short FromALaw(byte code) => LinearOfALaw[code];

    /// <summary>Encodes the shorter of both lengths.</summary>
    public static void EncodeMuLaw(ReadOnlySpan<short> pcm, Span<byte> codes)
    {
        var n = Math.Min(pcm.Length, codes.Length);
        for (var i = 0; i < n; i++)
        {
            codes[i] = MuLawOf[(pcm[i] >> 2) + 8192];
        }
    }

    /// <inheritdoc cref="EncodeMuLaw"/>
    public static void EncodeALaw(ReadOnlySpan<short> pcm, Span<byte> codes)
    {
        var n = Math.Min(pcm.Length, codes.Length);
        for (var i = 0; i < n; i++)
        {
            codes[i] = ALawOf[(pcm[i] >> 4) + 2048];
        }
    }

    /// <summary>Decodes the shorter of both lengths.</summary>
    public static void DecodeMuLaw(ReadOnlySpan<byte> codes, Span<short> pcm) => Map(codes, pcm, LinearOfMuLaw);

    /// <inheritdoc cref="DecodeMuLaw"/>
    public static void DecodeALaw(ReadOnlySpan<byte> codes, Span<short> pcm) => Map(codes, pcm, LinearOfALaw);

    /// <summary>Converts one law into the other, code by code; source and destination may be the same memory.</summary>
    public static void MuLawToALaw(ReadOnlySpan<byte> from, Span<byte> to) => Map(from, to, ALawOfMuLaw);

    /// <inheritdoc cref="MuLawToALaw"/>
    public static void ALawToMuLaw(ReadOnlySpan<byte> from, Span<byte> to) => Map(from, to, MuLawOfALaw);

    private static void Map<T>(ReadOnlySpan<byte> from, Span<T> to, T[] table)
    {
        var n = Math.Min(from.Length, to.Length);
        for (var i = 0; i < n; i++)
        {
            to[i] = table[from[i]];
        }
    }

    private static byte[] BuildEncoder(int bits, Func<int, byte> compress)
    {
        var table = new byte[1 << bits];
        for (var i = 0; i < table.Length; i++)
        {
            table[i] = compress(i - (table.Length / 2));
        }

        return table;
    }

    private static short[] BuildDecoder(Func<int, int> expand)
    {
        var table = new short[256];
        for (var i = 0; i < table.Length; i++)
        {
            table[i] = (short)expand(i);
        }

        return table;
    }

    private static byte[] Translate(short[] linear, Func<short, byte> compress) => Array.ConvertAll(linear, s => compress(s));

    /// <summary>14-bit sample: magnitude plus bias 33, three bits of segment, four of step; all bits inverted on the wire.</summary>
    private static byte CompressMuLaw(int x)
    {
        var magnitude = Math.Min((x < 0 ? ~x : x) + 33, 8191);
        var segment = int.Log2(magnitude) - 5;
        var code = (segment << 4) | ((magnitude >> (segment + 1)) & 0x0F);
        return (byte)~(x < 0 ? code | 0x80 : code);
    }

    private static int ExpandMuLaw(int code)
    {
        var bits = ~code & 0xFF;
        var segment = (bits >> 4) & 7;
        var magnitude = ((((bits & 0x0F) << 1) + 33) << segment) - 33;
        return 4 * ((bits & 0x80) != 0 ? -magnitude : magnitude);
    }

    /// <summary>12-bit sample: the lowest two segments share one step; every second bit is inverted on the wire.</summary>
    private static byte CompressALaw(int x)
    {
        var magnitude = x < 0 ? ~x : x;
        var segment = magnitude < 32 ? magnitude >> 4 : int.Log2(magnitude) - 3;
        var step = (segment < 2 ? magnitude : magnitude >> (segment - 1)) & 0x0F;
        var code = (segment << 4) | step;
        return (byte)((x < 0 ? code : code | 0x80) ^ 0x55);
    }

    private static int ExpandALaw(int code)
    {
        var bits = code ^ 0x55;
        var segment = (bits >> 4) & 7;
        var magnitude = ((bits & 0x0F) << 4) + 8;
        if (segment > 0)
        {
            magnitude = (magnitude + 256) << (segment - 1);
        }

        return (bits & 0x80) != 0 ? magnitude : -magnitude;
    }
}
