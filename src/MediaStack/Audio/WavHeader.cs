using System.Buffers.Binary;

namespace CallCenter.MediaStack.Audio;

/// <summary>The header of a 16-bit PCM WAV file, as we write it.</summary>
internal static class WavHeader
{
    public const int Size = 44;

    /// <summary>The most samples' bytes that the format has room for.</summary>
    public const long MaxData = uint.MaxValue - Size;

    /// <param name="header">gets <see cref="Size"/> bytes.</param>
    /// <param name="data">bytes of samples behind it.</param>
    public static void Write(Span<byte> header, long data, int sampleRate, int channels)
    {
        "RIFF"u8.CopyTo(header);
        BinaryPrimitives.WriteUInt32LittleEndian(header[4..], (uint)(data + Size - 8));
        "WAVEfmt "u8.CopyTo(header[8..]);
        BinaryPrimitives.WriteInt32LittleEndian(header[16..], 16);
        BinaryPrimitives.WriteInt16LittleEndian(header[20..], 1);
        BinaryPrimitives.WriteInt16LittleEndian(header[22..], (short)channels);
        BinaryPrimitives.WriteInt32LittleEndian(header[24..], sampleRate);
        BinaryPrimitives.WriteInt32LittleEndian(header[28..], sampleRate * channels * sizeof(short));
        BinaryPrimitives.WriteInt16LittleEndian(header[32..], (short)(channels * sizeof(short)));
        BinaryPrimitives.WriteInt16LittleEndian(header[34..], 16);
        "data"u8.CopyTo(header[36..]);
        BinaryPrimitives.WriteUInt32LittleEndian(header[40..], (uint)data);
    }
}
