namespace CallCenter.AgentBridge.Tests.Fakes;

/// <summary>A recording as calls have them: the caller left, what the caller hears right.</summary>
internal static class StereoWav
{
    /// <summary>A second of half the loudness left, then one of all right; a chunk that nobody knows stands before the sound.</summary>
    public static byte[] TwoSeconds()
    {
        using var file = new MemoryStream();
        using var to = new BinaryWriter(file);
        to.Write("RIFF"u8);
        to.Write(0);
        to.Write("WAVEfmt "u8);
        to.Write(16);
        to.Write((short)1);
        to.Write((short)2);
        to.Write(8000);
        to.Write(32000);
        to.Write((short)4);
        to.Write((short)16);
        to.Write("LIST"u8);
        to.Write(3);
        to.Write([1, 2, 3, 0]);
        to.Write("data"u8);
        to.Write(64000);
        for (var i = 0; i < 16000; i++)
        {
            to.Write(i < 8000 ? (short)-16384 : (short)0);
            to.Write(i < 8000 ? (short)0 : short.MinValue);
        }

        return file.ToArray();
    }
}
