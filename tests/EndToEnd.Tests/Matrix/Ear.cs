using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace CallCenter.EndToEnd.Tests.Matrix;

/// <summary>What a telephone has heard, as it stands in the WAVs that it writes while it hears: mono, 16 bit, any rate, one file after the other.</summary>
internal sealed class Ear(Func<IReadOnlyList<string>> files) : IEar
{
    private const int Header = 44;

    public Task<long> MarkAsync() => Task.FromResult(files().Sum(Length));

    public Task<(short[] Sound, int Rate)> SinceAsync(long mark)
    {
        var (sound, rate) = (new List<short>(), 8000);
        foreach (var file in files())
        {
            var length = Length(file);
            if (mark >= length)
            {
                mark -= length;
                continue;
            }

            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            var head = new byte[Header];
            stream.ReadExactly(head);
            rate = BinaryPrimitives.ReadInt32LittleEndian(head.AsSpan(24));
            stream.Seek(2 * mark, SeekOrigin.Current);
            var bytes = new byte[2 * (length - mark)];
            stream.ReadExactly(bytes);
            sound.AddRange(MemoryMarshal.Cast<byte, short>(bytes));
            mark = 0;
        }

        return Task.FromResult<(short[], int)>(([.. sound], rate));
    }

    /// <summary>Samples, however long its header says that it is.</summary>
    private static long Length(string file) => File.Exists(file) ? Math.Max(0, new FileInfo(file).Length - Header) / 2 : 0;
}
