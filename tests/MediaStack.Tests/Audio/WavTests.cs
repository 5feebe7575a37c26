using System.Buffers.Binary;
using CallCenter.MediaStack.Audio;
using CallCenter.MediaStack.Codecs;

namespace CallCenter.MediaStack.Tests.Audio;

public sealed class WavTests
{
    private static byte[] Wav(int encoding, int channels, int rate, int bits, byte[] data, int? declared = null, byte[]? extra = null)
    {
        var format = new byte[16];
        BinaryPrimitives.WriteUInt16LittleEndian(format, (ushort)encoding);
        BinaryPrimitives.WriteUInt16LittleEndian(format.AsSpan(2), (ushort)channels);
        BinaryPrimitives.WriteInt32LittleEndian(format.AsSpan(4), rate);
        BinaryPrimitives.WriteUInt16LittleEndian(format.AsSpan(14), (ushort)bits);
        byte[] body = [.. format, .. extra ?? []];
        return [.. "RIFF"u8, 0, 0, 0, 0, .. "WAVE"u8, .. Chunk("LIST", [1, 2, 3]), .. Chunk("fmt ", body), .. Chunk("data", data, declared)];
    }

    private static byte[] Chunk(string name, byte[] body, int? declared = null)
    {
        var size = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(size, declared ?? body.Length);
        return [.. System.Text.Encoding.ASCII.GetBytes(name), .. size, .. body, .. new byte[body.Length & 1]];
    }

    private static WavSound Read(byte[] file)
    {
        Assert.That(WavReader.TryRead(file, out var sound, out var error), Is.True, error.ToString());
        return sound!;
    }

    [TestCase(8000)]
    [TestCase(16000)]
    [TestCase(22050)]
    [TestCase(44100)]
    [TestCase(48000)]
    public void TryRead_Pcm16_GivesSamplesAndRate(int rate)
    {
        var sound = Read(Wav(1, 1, rate, 16, [1, 0, 0xFF, 0xFF, 0, 0x80]));
        Assert.That(sound.SampleRate, Is.EqualTo(rate));
        Assert.That(sound.Samples, Is.EqualTo(new short[] { 1, -1, short.MinValue }));
    }

    [Test]
    public void TryRead_Stereo_IsMixed() =>
        Assert.That(Read(Wav(1, 2, 8000, 16, [100, 0, 50, 0, 0, 0x80, 0, 0x80])).Samples, Is.EqualTo(new short[] { 75, short.MinValue }));

    [TestCase(7)]
    [TestCase(6)]
    public void TryRead_G711_IsDecoded(int encoding) =>
        Assert.That(Read(Wav(encoding, 1, 8000, 8, [0x12, 0x93])).Samples,
            Is.EqualTo(encoding == 7 ? [G711.FromMuLaw(0x12), G711.FromMuLaw(0x93)] : new[] { G711.FromALaw(0x12), G711.FromALaw(0x93) }));

    [Test]
    public void TryRead_Pcm8_IsScaled() =>
        Assert.That(Read(Wav(1, 1, 8000, 8, [128, 255, 0])).Samples, Is.EqualTo(new short[] { 0, 127 * 256, -32768 }));

    [Test]
    public void TryRead_Extensible_LooksAtTheSubformat()
    {
        byte[] extra = [22, 0, 16, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 16, 0, 128, 0, 0, 170, 0, 56, 155, 113];
        Assert.That(Read(Wav(0xFFFE, 1, 8000, 16, [5, 0], extra: extra)).Samples, Is.EqualTo(new short[] { 5 }));
    }

    [TestCase(-1)]
    [TestCase(0)]
    [TestCase(1_000_000)]
    public void TryRead_HeaderOfAKilledWriter_GivesWhatIsThere(int declared) =>
        Assert.That(Read(Wav(1, 1, 8000, 16, [1, 0, 2, 0, 3], declared)).Samples, Has.Length.InRange(2, 3));

    [Test]
    public void TryRead_OddBytesAtTheEnd_AreLeftOut() =>
        Assert.That(Read(Wav(1, 2, 8000, 16, [1, 0, 1, 0, 9, 9, 9])).Samples, Is.EqualTo(new short[] { 1 }));

    [TestCase(3, 1, 8000, 32, WavError.UnsupportedEncoding)]
    [TestCase(1, 1, 8000, 24, WavError.UnsupportedEncoding)]
    [TestCase(1, 6, 8000, 16, WavError.UnsupportedLayout)]
    [TestCase(1, 0, 8000, 16, WavError.UnsupportedLayout)]
    [TestCase(1, 1, 0, 16, WavError.UnsupportedLayout)]
    [TestCase(1, 1, 500_000, 16, WavError.UnsupportedLayout)]
    public void TryRead_WhatWeCannotPlay_IsSaid(int encoding, int channels, int rate, int bits, WavError expected)
    {
        Assert.That(WavReader.TryRead(Wav(encoding, channels, rate, bits, [0, 0]), out _, out var error), Is.False);
        Assert.That(error, Is.EqualTo(expected));
    }

    [Test]
    public void TryRead_NoWavOrParts_IsSaid()
    {
        var whole = Wav(1, 1, 8000, 16, [1, 0]);
        Assert.That(Error([]), Is.EqualTo(WavError.NotWav));
        Assert.That(Error(new byte[100]), Is.EqualTo(WavError.NotWav));
        Assert.That(Error(whole[..12]), Is.EqualTo(WavError.NoFormat));
        Assert.That(Error(Wav(1, 1, 8000, 16, [])), Is.EqualTo(WavError.NoData));

        static WavError Error(byte[] file) => WavReader.TryRead(file, out _, out var error) ? WavError.None : error;
    }

    [Test]
    public void TryRead_200000MutatedFiles_NeverThrows()
    {
        var random = new Random(16);
        var file = Wav(1, 2, 8000, 16, new byte[60]);
        var read = 0;
        for (var i = 0; i < 200_000; i++)
        {
            read += WavReader.TryRead(Mutation.Of(file, random), out _, out _) ? 1 : 0;
        }

        Assert.That(read, Is.InRange(1000, 199_999));
    }

    [Test]
    public void TryReadFile_ThatIsNotThere_IsSaid()
    {
        Assert.That(WavReader.TryReadFile("/no/such/file.wav", out _, out var error), Is.False);
        Assert.That(error, Is.EqualTo(WavError.Unreadable));
    }

    [Test]
    public void WavWriter_AfterEachWrite_TheFileOnDiskIsWhole()
    {
        var path = Path.GetTempFileName();
        try
        {
            using var writer = new WavWriter(path, 8000, 1);
            for (short i = 1; i <= 5; i++)
            {
                writer.Write([i, (short)-i]);
                Assert.That(WavReader.TryReadFile(path, out var sound, out _), Is.True);
                Assert.That(sound!.Samples, Has.Length.EqualTo(2 * i));
                Assert.That(sound.Samples[^2..], Is.EqualTo(new[] { i, (short)-i }));
            }

            Assert.That(writer.Duration, Is.EqualTo(TimeSpan.FromSeconds(10 / 8000.0)));
        }
        finally
        {
            File.Delete(path);
        }
    }
}
