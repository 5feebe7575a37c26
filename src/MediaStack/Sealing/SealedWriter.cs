using System.Runtime.InteropServices;
using System.Security.Cryptography;
using CallCenter.MediaStack.Audio;

namespace CallCenter.MediaStack.Sealing;

/// <summary>Writes an encrypted recording as the sound comes. A killed process loses less than a chunk (256 ms) more than a plain file would.</summary>
public sealed class SealedWriter : ISoundWriter
{
    private readonly SealedChunks _chunks;
    private readonly byte[] _sound = new byte[SealedChunks.Sound];
    private long _chunksWritten;
    private long _total;
    private int _waiting;
    private bool _complete;

    /// <param name="path">created or overwritten.</param>
    /// <param name="sampleRate">Hz.</param>
    /// <param name="channels">1 or 2.</param>
    public SealedWriter(string path, RecordingKey key, int sampleRate, int channels)
    {
        var header = SealedHeader.New(key, sampleRate, channels);
        var file = File.OpenHandle(path, FileMode.Create, FileAccess.Write, FileShare.Read);
        RandomAccess.Write(file, header.Bytes, 0);
        _chunks = new SealedChunks(file, header, key);
    }

    public TimeSpan Duration => TimeSpan.FromSeconds(_total / (double)(_chunks.Header.SampleRate * _chunks.Header.Channels * sizeof(short)));

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">it is complete: its last chunk would have to be written anew under the same nonce.</exception>
    public void Write(ReadOnlySpan<short> samples)
    {
        if (_complete)
        {
            throw new InvalidOperationException("the recording is complete");
        }

        var bytes = MemoryMarshal.AsBytes(samples);
        bytes = bytes[..(int)Math.Min(bytes.Length, WavHeader.MaxData - _total)];
        _total += bytes.Length;
        while (!bytes.IsEmpty)
        {
            var some = Math.Min(bytes.Length, _sound.Length - _waiting);
            bytes[..some].CopyTo(_sound.AsSpan(_waiting));
            _waiting += some;
            bytes = bytes[some..];
            if (_waiting == _sound.Length)
            {
                Flush();
            }
        }
    }

    public void Complete()
    {
        _complete = true;
        if (_waiting > 0)
        {
            Flush();
        }
    }

    public void Dispose()
    {
        CryptographicOperations.ZeroMemory(_sound);
        _chunks.Dispose();
    }

    private void Flush()
    {
        _chunks.Write(_chunksWritten++, _sound.AsSpan(0, _waiting));
        _waiting = 0;
    }
}
