using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace CallCenter.AgentBridge.Calls;

/// <summary>Reads a WAV file (RIFF, 16-bit PCM, one or two sides) once and keeps the loudest sample of each part.</summary>
internal static class WavPeaks
{
    private const int ChunkHeader = 8;
    private const int FormatSize = 16;
    private const int Pcm = 1;

    /// <returns>null for a file of another format.</returns>
    /// <exception cref="IOException">the file cannot be read.</exception>
    public static async Task<PeaksAnswer?> ReadAsync(Stream file, int points, CancellationToken ct)
    {
        if (await HeaderAsync(file, ct) is not var (channels, rate, length))
        {
            return null;
        }

        var frameBytes = channels * sizeof(short);
        var frames = length / frameBytes;
        var peaks = new int[channels, points];
        var buffer = new byte[frameBytes * 8192];
        for (long frame = 0; frame < frames;)
        {
            var wanted = buffer.AsMemory(0, (int)Math.Min(buffer.Length, (frames - frame) * frameBytes));
            var count = await file.ReadAtLeastAsync(wanted, wanted.Length, false, ct) / frameBytes;
            if (count == 0)
            {
                break; // cut off meanwhile
            }

            Take(buffer.AsSpan(0, count * frameBytes), channels, frame, frames, peaks);
            frame += count;
        }

        return new PeaksAnswer(Math.Round((double)frames / rate, 2), Row(peaks, 0), Row(peaks, channels - 1));
    }

    private static void Take(ReadOnlySpan<byte> bytes, int channels, long first, long frames, int[,] peaks)
    {
        var samples = MemoryMarshal.Cast<byte, short>(bytes);
        var points = peaks.GetLength(1);
        for (var i = 0; i < samples.Length; i++)
        {
            var point = (int)((first + (i / channels)) * points / frames);
            var loud = Math.Abs((int)samples[i]) * 255 / 32768;
            ref var peak = ref peaks[i % channels, point];
            peak = Math.Max(peak, loud);
        }
    }

    /// <summary>Stands at the first sample afterwards.</summary>
    private static async Task<(int Channels, int Rate, long Length)?> HeaderAsync(Stream file, CancellationToken ct)
    {
        var head = new byte[12];
        if (await file.ReadAtLeastAsync(head, head.Length, false, ct) < head.Length || !head.AsSpan(0, 4).SequenceEqual("RIFF"u8) || !head.AsSpan(8, 4).SequenceEqual("WAVE"u8))
        {
            return null;
        }

        (int Channels, int Rate)? format = null;
        var chunk = new byte[ChunkHeader];
        while (await file.ReadAtLeastAsync(chunk, ChunkHeader, false, ct) == ChunkHeader)
        {
            var size = BinaryPrimitives.ReadUInt32LittleEndian(chunk.AsSpan(4));
            if (chunk.AsSpan(0, 4).SequenceEqual("data"u8))
            {
                return format is var (channels, rate) ? (channels, rate, Math.Min(size, file.Length - file.Position)) : null;
            }

            var next = file.Position + size + (size & 1);
            if (chunk.AsSpan(0, 4).SequenceEqual("fmt "u8) && size >= FormatSize)
            {
                var text = new byte[FormatSize];
                await file.ReadExactlyAsync(text, ct);
                format = Format(text);
            }

            file.Position = next;
        }

        return null;
    }

    private static (int Channels, int Rate)? Format(ReadOnlySpan<byte> fmt)
    {
        var (kind, channels) = (BinaryPrimitives.ReadUInt16LittleEndian(fmt), BinaryPrimitives.ReadUInt16LittleEndian(fmt[2..]));
        var (rate, bits) = (BinaryPrimitives.ReadInt32LittleEndian(fmt[4..]), BinaryPrimitives.ReadUInt16LittleEndian(fmt[14..]));
        return kind == Pcm && bits == 16 && channels is 1 or 2 && rate > 0 ? (channels, rate) : null;
    }

    private static int[] Row(int[,] peaks, int channel) => [.. Enumerable.Range(0, peaks.GetLength(1)).Select(i => peaks[channel, i])];
}
