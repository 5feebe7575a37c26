using CallCenter.Speech.Audio;
using CallCenter.Testing;

namespace CallCenter.Speech.Tests.Audio;

public sealed class WavFileTests
{
    [Test]
    public void Read_WhatWriteWrote_IsTheSame()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "sub", "a.wav");
        short[] samples = [0, 1, -1, short.MaxValue, short.MinValue];
        WavFile.Write(path, samples);
        Assert.Multiple(() =>
        {
            Assert.That(WavFile.Read(path).Clip!.Samples.ToArray(), Is.EqualTo(samples));
            Assert.That(Directory.GetFiles(Path.GetDirectoryName(path)!), Has.Length.EqualTo(1), "no partial file is left");
        });
    }

    [Test]
    public void Read_SixteenKilohertz_IsHalved()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "a.wav");
        WavFile.Write(path, new short[1600], 16000);
        Assert.That(WavFile.Read(path).Clip!.Samples.Length, Is.EqualTo(800));
    }

    [Test]
    public void Parse_SizeBeyondTheFile_TakesWhatIsThere()
    {
        // programs that write to a pipe do not know the size and write a huge one
        var wav = WavFile.ToBytes([1, 2, 3], 8000);
        wav.AsSpan(40, 4).Fill(0xFF);
        Assert.That(WavFile.Parse(wav).Samples, Is.EqualTo(new short[] { 1, 2, 3 }));
    }

    [Test]
    public void Parse_AnyPrefixOrMutation_NeverThrows()
    {
        var whole = WavFile.ToBytes(new short[100], 8000);
        var random = new Random(1);
        for (var i = 0; i < 20_000; i++)
        {
            var broken = whole.AsSpan(0, random.Next(whole.Length + 1)).ToArray();
            for (var n = random.Next(4); n > 0 && broken.Length > 0; n--)
            {
                broken[random.Next(Math.Min(48, broken.Length))] = (byte)random.Next(256);
            }

            var before = GC.GetAllocatedBytesForCurrentThread();
            Assert.That(() => WavFile.Parse(broken), Throws.Nothing);
            Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(1_000_000), "a declared size is not believed");
        }
    }

    [Test]
    public void Read_MissingFile_SaysSo() =>
        Assert.That(WavFile.Read("/nowhere/at/all.wav").Error, Does.Contain("/nowhere/at/all.wav"));
}
