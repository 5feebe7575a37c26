using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace CallCenter.MediaStack.Audio;

/// <summary>
/// Writes 16-bit PCM WAV as it comes. Each <see cref="Write"/> leaves a file whose header says what is in it, so a killed process
/// leaves a playable one. Throws <see cref="IOException"/> or <see cref="UnauthorizedAccessException"/> as files do.
/// </summary>
public sealed class WavWriter : IDisposable
{
    private const int HeaderSize = 44;
    private const long MaxData = uint.MaxValue - HeaderSize;

    private readonly SafeFileHandle _file;
    private readonly int _channels;
    private readonly int _sampleRate;
    private long _data;

    /// <param name="path">created or overwritten.</param>
    /// <param name="sampleRate">Hz.</param>
    /// <param name="channels">1 or 2; samples of two are interleaved, left first.</param>
    public WavWriter(string path, int sampleRate, int channels)
    {
        _sampleRate = sampleRate;
        _channels = channels;
        _file = File.OpenHandle(path, FileMode.Create, FileAccess.Write, FileShare.Read);
        WriteHeader();
    }

    public TimeSpan Duration => TimeSpan.FromSeconds(_data / (double)(_sampleRate * _channels * sizeof(short)));

    /// <summary>Appends samples. At the format's limit of 4 GB the rest is left out.</summary>
    public void Write(ReadOnlySpan<short> samples)
    {
        var bytes = MemoryMarshal.AsBytes(samples);
        bytes = bytes[..(int)Math.Min(bytes.Length, MaxData - _data)];
        RandomAccess.Write(_file, bytes, HeaderSize + _data);
        _data += bytes.Length;
        WriteHeader();
    }

    public void Dispose() => _file.Dispose();

    private void WriteHeader()
    {
        Span<byte> h = stackalloc byte[HeaderSize];
        "RIFF"u8.CopyTo(h);
        BinaryPrimitives.WriteUInt32LittleEndian(h[4..], (uint)(_data + HeaderSize - 8));
        "WAVEfmt "u8.CopyTo(h[8..]);
        BinaryPrimitives.WriteInt32LittleEndian(h[16..], 16);
        BinaryPrimitives.WriteInt16LittleEndian(h[20..], 1);
        BinaryPrimitives.WriteInt16LittleEndian(h[22..], (short)_channels);
        BinaryPrimitives.WriteInt32LittleEndian(h[24..], _sampleRate);
        BinaryPrimitives.WriteInt32LittleEndian(h[28..], _sampleRate * _channels * sizeof(short));
        BinaryPrimitives.WriteInt16LittleEndian(h[32..], (short)(_channels * sizeof(short)));
        BinaryPrimitives.WriteInt16LittleEndian(h[34..], 16);
        "data"u8.CopyTo(h[36..]);
        BinaryPrimitives.WriteUInt32LittleEndian(h[40..], (uint)_data);
        RandomAccess.Write(_file, h, 0);
    }
}
