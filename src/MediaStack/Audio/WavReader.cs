using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using CallCenter.MediaStack.Codecs;

namespace CallCenter.MediaStack.Audio;

public enum WavError { None, Unreadable, TooLong, NotWav, NoFormat, UnsupportedEncoding, UnsupportedLayout, NoData }

/// <summary>Sound out of a WAV file, mixed to mono.</summary>
public sealed record WavSound(int SampleRate, short[] Samples)
{
    public TimeSpan Duration => TimeSpan.FromSeconds((double)Samples.Length / SampleRate);

    /// <summary>The samples at another rate.</summary>
    public short[] At(int sampleRate) => Resampler.Convert(Samples, SampleRate, sampleRate);
}

/// <summary>
/// Reads RIFF WAV: 8- or 16-bit PCM, µ-law, A-law, mono or stereo, 4 to 192 kHz. Never throws on what is in a file. A header that
/// promises more than is there (a recording cut off) is read as far as it goes.
/// </summary>
public static class WavReader
{
    public const int MaxBytes = 256 * 1024 * 1024;

    private const int Pcm = 1;
    private const int ALaw = 6;
    private const int MuLaw = 7;
    private const int Extensible = 0xFFFE;

    private readonly record struct Layout(int Encoding, int Channels, int SampleRate, int Bits);

    public static bool TryReadFile(string path, [NotNullWhen(true)] out WavSound? sound, out WavError error)
    {
        sound = null;
        try
        {
            if (new FileInfo(path).Length > MaxBytes)
            {
                error = WavError.TooLong;
                return false;
            }

            return TryRead(File.ReadAllBytes(path), out sound, out error);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            error = WavError.Unreadable;
            return false;
        }
    }

    public static bool TryRead(ReadOnlySpan<byte> file, [NotNullWhen(true)] out WavSound? sound, out WavError error)
    {
        sound = null;
        if (file.Length > MaxBytes)
        {
            error = WavError.TooLong;
            return false;
        }

        error = Walk(file, out var format, out var data);
        if (error != WavError.None)
        {
            return false;
        }

        sound = new WavSound(format.SampleRate, Mono(Decode(format, data), format.Channels));
        return true;
    }

    private static WavError Walk(ReadOnlySpan<byte> file, out Layout format, out ReadOnlySpan<byte> data)
    {
        format = default;
        data = default;
        if (file.Length < 12 || !file.StartsWith("RIFF"u8) || !file[8..].StartsWith("WAVE"u8))
        {
            return WavError.NotWav;
        }

        var error = WavError.NoFormat;
        var rest = file[12..];
        while (rest.Length >= 8)
        {
            var declared = BinaryPrimitives.ReadUInt32LittleEndian(rest[4..]);
            var size = (int)Math.Min(declared, (uint)(rest.Length - 8));
            var body = rest.Slice(8, size);
            if (rest.StartsWith("fmt "u8))
            {
                error = ReadFormat(body, out format);
                if (error != WavError.None)
                {
                    return error;
                }
            }
            else if (rest.StartsWith("data"u8))
            {
                // 0 is what a writer leaves that was killed before it could patch its header
                data = declared == 0 ? rest[8..] : body;
                return error != WavError.None ? error : data.IsEmpty ? WavError.NoData : WavError.None;
            }

            rest = rest[Math.Min(rest.Length, 8 + size + (size & 1))..];
        }

        return error == WavError.None ? WavError.NoData : error;
    }

    private static WavError ReadFormat(ReadOnlySpan<byte> body, out Layout format)
    {
        format = default;
        if (body.Length < 16)
        {
            return WavError.NoFormat;
        }

        int encoding = BinaryPrimitives.ReadUInt16LittleEndian(body);
        if (encoding == Extensible && body.Length >= 26)
        {
            encoding = BinaryPrimitives.ReadUInt16LittleEndian(body[24..]);
        }

        int channels = BinaryPrimitives.ReadUInt16LittleEndian(body[2..]);
        var rate = BinaryPrimitives.ReadUInt32LittleEndian(body[4..]);
        int bits = BinaryPrimitives.ReadUInt16LittleEndian(body[14..]);
        if (!(encoding is Pcm && bits is 8 or 16) && !(encoding is ALaw or MuLaw && bits == 8))
        {
            return WavError.UnsupportedEncoding;
        }

        if (channels is not (1 or 2) || rate is < 4000 or > 192_000)
        {
            return WavError.UnsupportedLayout;
        }

        format = new Layout(encoding, channels, (int)rate, bits);
        return WavError.None;
    }

    private static short[] Decode(Layout format, ReadOnlySpan<byte> data)
    {
        var samples = new short[data.Length * 8 / format.Bits];
        switch (format)
        {
            case { Encoding: MuLaw }:
                G711.DecodeMuLaw(data, samples);
                break;
            case { Encoding: ALaw }:
                G711.DecodeALaw(data, samples);
                break;
            case { Bits: 8 }:
                for (var i = 0; i < samples.Length; i++)
                {
                    samples[i] = (short)((data[i] - 128) << 8);
                }

                break;
            default:
                for (var i = 0; i < samples.Length; i++)
                {
                    samples[i] = BinaryPrimitives.ReadInt16LittleEndian(data[(2 * i)..]);
                }

                break;
        }

        return samples;
    }

    private static short[] Mono(short[] samples, int channels)
    {
        if (channels == 1)
        {
            return samples;
        }

        var mono = new short[samples.Length / 2];
        for (var i = 0; i < mono.Length; i++)
        {
            mono[i] = (short)((samples[2 * i] + samples[(2 * i) + 1]) / 2);
        }

        return mono;
    }
}
