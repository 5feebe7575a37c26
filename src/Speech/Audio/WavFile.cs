using System.Buffers.Binary;
using NAudio.Codecs;
using NAudio.Wave;

namespace CallCenter.Speech.Audio;

/// <summary>
/// Reads any WAV file that an administrator may bring (PCM of 8 to 32 bits, 32-bit float, A-law, mu-law, plain or extensible, 1 or 2
/// channels, 4 to 192 kHz) and writes 16-bit linear PCM. What cannot be read is a reason, never an exception.
/// </summary>
public static class WavFile
{
    /// <summary>Longer files are not prompts; half an hour at 8 kHz.</summary>
    public const long MaxBytes = 32 * 1024 * 1024;

    private const int HeaderBytes = 44;

    /// <summary>The file as an 8 kHz mono clip, or why it cannot be one: one line with the file's name.</summary>
    public static (AudioClip? Clip, string? Error) Read(string path)
    {
        try
        {
            if (new FileInfo(path).Length > MaxBytes)
            {
                return (null, $"{path}: longer than {MaxBytes / 1024 / 1024} MB");
            }

            var (samples, rate, error) = Parse(File.ReadAllBytes(path));
            return error is null
                ? (new AudioClip(Resampler.Convert(samples, rate, AudioClip.SampleRate)), null)
                : (null, $"{path}: {error}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return (null, e.Message);
        }
    }

    /// <summary>Mono samples of a WAV image (stereo is mixed down) and its rate in samples a second.</summary>
    public static (short[] Samples, int Rate, string? Error) Parse(byte[] wav)
    {
        ArgumentNullException.ThrowIfNull(wav);
        WavLayout format;
        long start, declared;
        try
        {
            using var stream = new MemoryStream(Whole(wav), writable: false);
            using var reader = new WaveFileReader(stream);
            format = WavLayout.Of(reader.WaveFormat);
            declared = reader.Length;
            reader.Position = 0;
            start = stream.Position;
        }
        catch (Exception e) when (IsMalformed(e))
        {
            return ([], 0, wav.AsSpan().StartsWith("RIFF"u8) ? $"not a whole WAV file ({e.Message.ReplaceLineEndings(" ")})" : "not a WAV file");
        }

        if (format.Refusal() is { } refusal)
        {
            return ([], 0, refusal);
        }

        // a killed process leaves a length of 0, or one that is past the end: what is there is the sound
        var there = Math.Max(0, wav.Length - start);
        var length = (int)(declared > 0 ? Math.Min(declared, there) : there);
        length -= length % format.Block;
        return length == 0 ? ([], 0, "no sound in the file") : (Decode(wav.AsSpan((int)start, length), format), format.Rate, null);
    }

    /// <summary>What the engine throws on the files of others.</summary>
    private static bool IsMalformed(Exception e) =>
        e is FormatException or InvalidDataException or IOException or ArgumentException or OverflowException or InvalidOperationException;

    /// <summary>The image with its true length in the header: a killed process leaves 0, and nothing would be read behind it.</summary>
    private static byte[] Whole(byte[] wav)
    {
        const int lengthAt = 4, preamble = 8;
        if (wav.Length < preamble || BinaryPrimitives.ReadUInt32LittleEndian(wav.AsSpan(lengthAt)) == wav.Length - preamble)
        {
            return wav;
        }

        var whole = (byte[])wav.Clone();
        BinaryPrimitives.WriteInt32LittleEndian(whole.AsSpan(lengthAt), wav.Length - preamble);
        return whole;
    }

    private static short[] Decode(ReadOnlySpan<byte> data, WavLayout format)
    {
        var size = format.Bits / 8;
        var samples = new short[data.Length / format.Block];
        for (var i = 0; i < samples.Length; i++)
        {
            var sum = 0.0;
            for (var channel = 0; channel < format.Channels; channel++)
            {
                sum += Sample(data[((i * format.Block) + (channel * size))..], format);
            }

            samples[i] = (short)Math.Clamp(Math.Round(sum / format.Channels), short.MinValue, short.MaxValue);
        }

        return samples;
    }

    /// <summary>In steps of 16 bits. Not a number is silence.</summary>
    private static double Sample(ReadOnlySpan<byte> at, WavLayout format) => (format.Encoding, format.Bits) switch
    {
        (WaveFormatEncoding.ALaw, _) => ALawDecoder.ALawToLinearSample(at[0]),
        (WaveFormatEncoding.MuLaw, _) => MuLawDecoder.MuLawToLinearSample(at[0]),
        (WaveFormatEncoding.IeeeFloat, _) => BinaryPrimitives.ReadSingleLittleEndian(at) is var f && float.IsFinite(f) ? f * 32768.0 : 0,
        (_, 8) => (at[0] - 128) * 256,
        (_, 16) => BinaryPrimitives.ReadInt16LittleEndian(at),
        (_, 24) => ((at[2] << 24) | (at[1] << 16) | (at[0] << 8)) / 65536.0,
        _ => BinaryPrimitives.ReadInt32LittleEndian(at) / 65536.0,
    };

    /// <summary>Writes next to the target and renames, so that a reader never sees half a file.</summary>
    public static void Write(string path, ReadOnlySpan<short> samples, int rate = AudioClip.SampleRate)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var partial = $"{path}.{Guid.NewGuid():N}.part";
        try
        {
            File.WriteAllBytes(partial, ToBytes(samples, rate));
            File.Move(partial, path, overwrite: true);
        }
        finally
        {
            File.Delete(partial);
        }
    }

    public static byte[] ToBytes(ReadOnlySpan<short> samples, int rate)
    {
        var bytes = new byte[HeaderBytes + (samples.Length * sizeof(short))];
        var header = bytes.AsSpan();
        "RIFF"u8.CopyTo(header);
        BinaryPrimitives.WriteInt32LittleEndian(header[4..], bytes.Length - 8);
        "WAVEfmt "u8.CopyTo(header[8..]);
        BinaryPrimitives.WriteInt32LittleEndian(header[16..], 16);
        BinaryPrimitives.WriteInt16LittleEndian(header[20..], 1);
        BinaryPrimitives.WriteInt16LittleEndian(header[22..], 1);
        BinaryPrimitives.WriteInt32LittleEndian(header[24..], rate);
        BinaryPrimitives.WriteInt32LittleEndian(header[28..], rate * sizeof(short));
        BinaryPrimitives.WriteInt16LittleEndian(header[32..], sizeof(short));
        BinaryPrimitives.WriteInt16LittleEndian(header[34..], 16);
        "data"u8.CopyTo(header[36..]);
        BinaryPrimitives.WriteInt32LittleEndian(header[40..], samples.Length * sizeof(short));
        for (var i = 0; i < samples.Length; i++)
        {
            BinaryPrimitives.WriteInt16LittleEndian(header[(HeaderBytes + (2 * i))..], samples[i]);
        }

        return bytes;
    }
}
