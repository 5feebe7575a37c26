using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace CallCenter.EndToEnd.Tests.Matrix;

/// <summary>What a telephone has heard, as it stands in the WAVs that it writes while it hears: 16 bit, any rate, one file after the other; of several channels the first.</summary>
internal sealed class Ear(Func<IReadOnlyList<string>> files) : IEar
{
    private const int Header = 44;
    private const int Rate = 8000;

    public Task<long> MarkAsync() => Task.FromResult(files().Sum(file => FormatOf(file).Frames));

    public Task<(short[] Sound, int Rate)> SinceAsync(long mark)
    {
        var (sound, rate) = (new List<short>(), Rate);
        foreach (var file in files())
        {
            var format = FormatOf(file);
            if (mark >= format.Frames)
            {
                mark -= format.Frames;
                continue;
            }

            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            stream.Seek(Header + (2 * format.Channels * mark), SeekOrigin.Begin);
            var bytes = new byte[2 * format.Channels * (format.Frames - mark)];
            stream.ReadExactly(bytes);
            var samples = MemoryMarshal.Cast<byte, short>(bytes);
            for (var i = 0; i < samples.Length; i += format.Channels)
            {
                sound.Add(samples[i]);
            }

            (rate, mark) = (format.Rate, 0);
        }

        return Task.FromResult<(short[], int)>(([.. sound], rate));
    }

    /// <summary>Its length is the file's, whatever the header says; linphone writes that when the call is over.</summary>
    private static (int Channels, int Rate, long Frames) FormatOf(string file)
    {
        if (!File.Exists(file))
        {
            return (1, Rate, 0);
        }

        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        Span<byte> head = stackalloc byte[Header];
        if (stream.ReadAtLeast(head, Header, throwOnEndOfStream: false) < Header)
        {
            return (1, Rate, 0);
        }

        var (channels, rate) = (Math.Max((short)1, BinaryPrimitives.ReadInt16LittleEndian(head[22..])), BinaryPrimitives.ReadInt32LittleEndian(head[24..]));
        return (channels, rate > 0 ? rate : Rate, (stream.Length - Header) / 2 / channels);
    }
}
