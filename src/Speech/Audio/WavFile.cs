using System.Buffers.Binary;
using CallCenter.CallModel;

namespace CallCenter.Speech.Audio;

/// <summary>Reads and writes WAV files of 16-bit linear PCM; other formats are refused with a reason.</summary>
internal static class WavFile
{
    /// <summary>Longer files are not prompts; half an hour at 8 kHz.</summary>
    public const long MaxBytes = 32 * 1024 * 1024;

    private const int HeaderBytes = 44;

    /// <summary>The file as an 8 kHz mono clip, or why it cannot be one.</summary>
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
    public static (short[] Samples, int Rate, string? Error) Parse(ReadOnlySpan<byte> wav)
    {
        if (wav.Length < 12 || !wav[..4].SequenceEqual("RIFF"u8) || !wav[8..12].SequenceEqual("WAVE"u8))
        {
            return ([], 0, "not a WAV file");
        }

        int channels = 0, rate = 0;
        for (var rest = wav[12..]; rest.Length >= 8;)
        {
            var id = rest[..4];
            var body = rest[8..];
            var size = (int)Math.Min(BinaryPrimitives.ReadUInt32LittleEndian(rest[4..]), (uint)body.Length);
            if (id.SequenceEqual("fmt "u8) && size >= 16)
            {
                channels = BinaryPrimitives.ReadInt16LittleEndian(body[2..]);
                rate = BinaryPrimitives.ReadInt32LittleEndian(body[4..]);
                if (!IsSupported(body, channels, rate))
                {
                    return ([], 0, "only 16-bit PCM, mono or stereo, 8 to 48 kHz is read");
                }
            }
            else if (id.SequenceEqual("data"u8) && channels > 0)
            {
                return (Mix(body[..size], channels), rate, null);
            }

            rest = body[Math.Min(body.Length, size + (size & 1))..];
        }

        return ([], 0, "no sound in the file");
    }

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

    private static bool IsSupported(ReadOnlySpan<byte> format, int channels, int rate)
    {
        const int pcm = 1, extensible = unchecked((short)0xFFFE);
        var tag = BinaryPrimitives.ReadInt16LittleEndian(format);
        var bits = BinaryPrimitives.ReadInt16LittleEndian(format[14..]);
        return tag is pcm or extensible && bits == 16 && channels is 1 or 2 && rate is >= 8000 and <= 48000;
    }

    private static short[] Mix(ReadOnlySpan<byte> data, int channels)
    {
        var samples = new short[data.Length / (2 * channels)];
        for (var i = 0; i < samples.Length; i++)
        {
            var at = data[(2 * channels * i)..];
            samples[i] = channels == 1
                ? BinaryPrimitives.ReadInt16LittleEndian(at)
                : (short)((BinaryPrimitives.ReadInt16LittleEndian(at) + BinaryPrimitives.ReadInt16LittleEndian(at[2..])) / 2);
        }

        return samples;
    }
}
