using CallCenter.MediaStack.Audio;

namespace CallCenter.MediaStack.Sealing;

/// <summary>An encrypted recording read as the WAV file that it would be, from any place; a chunk is decrypted when it is asked for. Throws <see cref="IOException"/> where it is damaged.</summary>
public sealed class SealedSound : Stream
{
    private readonly SealedChunks _chunks;
    private readonly byte[] _header = new byte[WavHeader.Size];
    private readonly byte[] _sound = new byte[SealedChunks.Sound];
    private long _inMemory = -1;
    private int _size;

    private SealedSound(SealedChunks chunks, long sound)
    {
        _chunks = chunks;
        Length = WavHeader.Size + sound;
        WavHeader.Write(_header, sound, chunks.Header.SampleRate, chunks.Header.Channels);
    }

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length { get; }

    public override long Position { get; set; }

    /// <param name="missingKey">the key's name when the recording is under one that is not among <paramref name="keys"/>; the result is null then.</param>
    /// <param name="keys">null = there are none.</param>
    /// <exception cref="IOException">it cannot be read, or is no encrypted recording.</exception>
    /// <exception cref="UnauthorizedAccessException">likewise.</exception>
    public static SealedSound? Open(string path, RecordingKeys? keys, out string? missingKey)
    {
        var chunks = Chunks(path, FileAccess.Read, keys, out missingKey, out var length);
        return chunks is null ? null : new SealedSound(chunks, SealedChunks.SoundIn(length));
    }

    /// <summary>Seconds of sound in a file of so many bytes.</summary>
    public static double SecondsIn(long fileBytes, int sampleRate, int channels) => SealedChunks.SoundIn(fileBytes) / (double)(sampleRate * channels * sizeof(short));

    /// <summary>Cuts off what a killed process, or one whose machine went down, has left incomplete at the end.</summary>
    /// <returns>the sound's duration; null when there is none, or its key is missing.</returns>
    /// <inheritdoc cref="Open"/>
    public static TimeSpan? Repair(string path, RecordingKeys? keys, out string? missingKey)
    {
        if (Chunks(path, FileAccess.ReadWrite, keys, out missingKey, out var length) is not { } chunks)
        {
            return null;
        }

        long sound;
        using (chunks)
        {
            sound = chunks.CutDamagedEnd(length);
        }

        return sound == 0 ? null : TimeSpan.FromSeconds(sound / (double)(chunks.Header.SampleRate * chunks.Header.Channels * sizeof(short)));
    }

    public override int Read(Span<byte> buffer)
    {
        buffer = buffer[..(int)Math.Clamp(Length - Position, 0, buffer.Length)];
        if (buffer.IsEmpty)
        {
            return 0;
        }

        var part = Position < WavHeader.Size ? _header.AsSpan((int)Position) : Sound(Position - WavHeader.Size);
        part = part[..Math.Min(part.Length, buffer.Length)];
        part.CopyTo(buffer);
        Position += part.Length;
        return part.Length;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <summary>From the disk's cache and the processor: there is nothing to wait for that is worth another thread.</summary>
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(Read(buffer.Span));
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override long Seek(long offset, SeekOrigin origin) => Position = offset + origin switch
    {
        SeekOrigin.Begin => 0,
        SeekOrigin.Current => Position,
        _ => Length,
    };

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        _chunks.Dispose();
        base.Dispose(disposing);
    }

    private static SealedChunks? Chunks(string path, FileAccess access, RecordingKeys? keys, out string? missingKey, out long length)
    {
        var file = File.OpenHandle(path, FileMode.Open, access);
        Span<byte> bytes = stackalloc byte[SealedHeader.Size];
        var header = SealedHeader.Read(bytes[..RandomAccess.Read(file, bytes, 0)]);
        var key = header is null ? null : keys?.Find(header.KeyId);
        missingKey = header is not null && key is null ? header.KeyId : null;
        length = RandomAccess.GetLength(file);
        if (header is not null && key is not null)
        {
            return new SealedChunks(file, header, key);
        }

        file.Dispose();
        return missingKey is not null ? null : throw new IOException($"'{path}' is no encrypted recording");
    }

    /// <summary>The rest of the chunk in which this byte of sound is.</summary>
    private Span<byte> Sound(long at)
    {
        var (number, within) = Math.DivRem(at, SealedChunks.Sound);
        if (number != _inMemory)
        {
            _size = _chunks.Read(number, _sound);
            _inMemory = number;
        }

        return _size > within ? _sound.AsSpan((int)within, _size - (int)within) : throw new IOException($"the recording is damaged after {number} chunks");
    }
}
