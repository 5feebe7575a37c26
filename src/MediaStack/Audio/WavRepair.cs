using System.Buffers.Binary;

namespace CallCenter.MediaStack.Audio;

/// <summary>Makes a file of <see cref="WavWriter"/> whole after its process was killed between the samples and the header.</summary>
public static class WavRepair
{
    private const int HeaderSize = 44;
    private const int RiffSizeAt = 4;
    private const int BytesPerSecondAt = 28;
    private const int BlockSizeAt = 32;
    private const int DataSizeAt = 40;

    /// <summary>Writes the lengths that the file really has into its header.</summary>
    /// <returns>the sound's duration; null when there is none, or the file is no such one.</returns>
    /// <exception cref="IOException">the file cannot be read or written.</exception>
    /// <exception cref="UnauthorizedAccessException">likewise.</exception>
    public static TimeSpan? Repair(string path)
    {
        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite);
        Span<byte> header = stackalloc byte[HeaderSize];
        if (RandomAccess.Read(file, header, 0) < HeaderSize || !header.StartsWith("RIFF"u8) || !header[8..].StartsWith("WAVEfmt "u8))
        {
            return null;
        }

        var bytesPerSecond = BinaryPrimitives.ReadInt32LittleEndian(header[BytesPerSecondAt..]);
        var block = Math.Max((short)1, BinaryPrimitives.ReadInt16LittleEndian(header[BlockSizeAt..]));
        var data = Math.Min(RandomAccess.GetLength(file) - HeaderSize, uint.MaxValue - HeaderSize) / block * block;
        if (data <= 0 || bytesPerSecond <= 0)
        {
            return null;
        }

        if (BinaryPrimitives.ReadUInt32LittleEndian(header[DataSizeAt..]) != data)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(header[RiffSizeAt..], (uint)(data + HeaderSize - 8));
            BinaryPrimitives.WriteUInt32LittleEndian(header[DataSizeAt..], (uint)data);
            RandomAccess.Write(file, header, 0);
        }

        return TimeSpan.FromSeconds(data / (double)bytesPerSecond);
    }
}
