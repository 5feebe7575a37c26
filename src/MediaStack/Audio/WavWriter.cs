using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace CallCenter.MediaStack.Audio;

/// <summary>
/// Writes 16-bit PCM WAV as it comes. Each <see cref="Write"/> leaves a file whose header says what is in it, so a killed process
/// leaves a playable one.
/// </summary>
public sealed class WavWriter : ISoundWriter
{
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
        bytes = bytes[..(int)Math.Min(bytes.Length, WavHeader.MaxData - _data)];
        RandomAccess.Write(_file, bytes, WavHeader.Size + _data);
        _data += bytes.Length;
        WriteHeader();
    }

    public void Complete()
    {
    }

    public void Dispose() => _file.Dispose();

    private void WriteHeader()
    {
        Span<byte> header = stackalloc byte[WavHeader.Size];
        WavHeader.Write(header, _data, _sampleRate, _channels);
        RandomAccess.Write(_file, header, 0);
    }
}
