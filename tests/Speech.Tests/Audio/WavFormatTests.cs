using System.Buffers.Binary;
using CallCenter.Speech.Audio;
using CallCenter.Testing;
using NAudio.Codecs;

namespace CallCenter.Speech.Tests.Audio;

/// <summary>Whatever an administrator brings becomes a prompt of the same sound.</summary>
public sealed class WavFormatTests
{
    private const int Pcm = 1, Float = 3, ALaw = 6, MuLaw = 7, Adpcm = 2;
    private const double Half = 0.5;

    private TemporaryFolder _folder = null!;

    [SetUp]
    public void MakeFolder() => _folder = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    public void Read_AnyFormat_ToneKeepsItsPitchAndLevel(
        [Values(Pcm * 100 + 8, Pcm * 100 + 16, Pcm * 100 + 24, Pcm * 100 + 32, Float * 100 + 32, ALaw * 100 + 8, MuLaw * 100 + 8)] int format,
        [Values(8000, 11025, 16000, 22050, 44100, 48000, 96000)] int rate, [Values(1, 2)] int channels, [Values] bool extensible)
    {
        var clip = Read(Wav(format / 100, format % 100, rate, channels, Tone(1000, rate, channels), extensible));
        var middle = clip.Samples.Span[800..7200];
        Assert.Multiple(() =>
        {
            Assert.That(clip.Samples.Length, Is.EqualTo(AudioClip.SampleRate).Within(1));
            Assert.That(Level(clip.Samples.Span[800..7200], 1000), Is.EqualTo(Half).Within(0.01));
        });
        Assert.That(Decibels(Rest(middle, 1000)), Is.LessThan(-30), "noise of the coarsest format (A-law, 8 bits)");
    }

    [TestCase(11025, 5000)]
    [TestCase(16000, 5000)]
    [TestCase(16000, 7000)]
    [TestCase(22050, 4600)]
    [TestCase(44100, 5000)]
    [TestCase(44100, 15000)]
    [TestCase(48000, 9000)]
    public void Read_ToneAboveTheBand_LeavesNoAlias(int rate, double hertz)
    {
        var clip = Read(Wav(Pcm, 16, rate, 1, Tone(hertz, rate, 1)));
        Assert.That(Decibels(Rms(clip.Samples.Span[800..7200])), Is.LessThan(-60));
    }

    [Test]
    public void Read_Stereo_IsMixed()
    {
        var clip = Read(Wav(Pcm, 24, 8000, 2, [0.5, 0.25, -0.5, -0.25]));
        Assert.That(clip.Samples.ToArray(), Is.EqualTo(new short[] { 12288, -12288 }));
    }

    [TestCase(Adpcm, 4, 8000, 1, "Adpcm of 4 bits")]
    [TestCase(Pcm, 12, 8000, 1, "Pcm of 12 bits")]
    [TestCase(Float, 64, 8000, 1, "IeeeFloat of 64 bits")]
    [TestCase(Pcm, 16, 8000, 6, "6 channels; 1 or 2 are read")]
    [TestCase(Pcm, 16, 2000, 1, "2000 samples a second")]
    public void Read_OtherFormat_IsOneLineWithFileAndReason(int encoding, int bits, int rate, int channels, string reason)
    {
        var path = Save(Image(encoding, bits, rate, channels, new byte[96], extensible: false));
        Assert.That(WavFile.Read(path).Error, Does.StartWith($"{path}: ").And.Contain(reason).And.Not.Contain("\n"));
    }

    [TestCase(0u, TestName = "Read_LengthNeverWritten_GivesWhatIsThere")]
    [TestCase(100u, TestName = "Read_LengthPastTheEnd_GivesWhatIsThere")]
    [TestCase(0x7FFF_FFFFu, TestName = "Read_HugeLength_GivesWhatIsThere")]
    [TestCase(0xFFFF_FFFFu, TestName = "Read_LengthOfAPipe_GivesWhatIsThere")]
    public void Read_WrongLength_GivesWhatIsThere(uint length)
    {
        var wav = Wav(Pcm, 16, 8000, 1, [0.25, -0.25, 0.5]);
        BinaryPrimitives.WriteUInt32LittleEndian(wav.AsSpan(4), length);
        BinaryPrimitives.WriteUInt32LittleEndian(wav.AsSpan(40), length);
        Assert.That(Read(wav).Samples.ToArray(), Is.EqualTo(new short[] { 8192, -8192, 16384 }));
    }

    [TestCase("", "not a WAV file")]
    [TestCase("ID3 some other sound", "not a WAV file")]
    [TestCase("RIFF____WAVE", "not a whole WAV file")]
    [TestCase("RIFF____AVI LIST", "not a whole WAV file")]
    public void Read_NoWav_SaysSo(string text, string reason)
    {
        var path = Save(System.Text.Encoding.ASCII.GetBytes(text));
        Assert.That(WavFile.Read(path).Error, Does.StartWith($"{path}: {reason}"));
    }

    [Test]
    public void Read_FormatWithoutData_SaysSo()
    {
        var path = Save(Wav(Pcm, 16, 8000, 1, []));
        Assert.That(WavFile.Read(path).Error, Does.Contain("no sound in the file"));
    }

    private AudioClip Read(byte[] wav)
    {
        var (clip, error) = WavFile.Read(Save(wav));
        Assert.That(error, Is.Null);
        return clip!;
    }

    private string Save(byte[] file)
    {
        var path = Path.Combine(_folder.Path, "prompt.wav");
        File.WriteAllBytes(path, file);
        return path;
    }

    private static double[] Tone(double hertz, int rate, int channels) =>
        [.. Enumerable.Range(0, rate * channels).Select(i => Half * Math.Sin(2 * Math.PI * hertz * (i / channels) / rate))];

    private static byte[] Wav(int encoding, int bits, int rate, int channels, double[] samples, bool extensible = false)
    {
        using var data = new MemoryStream();
        var writer = new BinaryWriter(data);
        foreach (var sample in samples)
        {
            Write(writer, encoding, bits, sample);
        }

        return Image(encoding, bits, rate, channels, data.ToArray(), extensible);
    }

    private static void Write(BinaryWriter writer, int encoding, int bits, double sample)
    {
        switch (encoding, bits)
        {
            case (Pcm, 8): writer.Write((byte)(128 + Math.Round(sample * 128))); break;
            case (Pcm, 16): writer.Write((short)(sample * 32768)); break;
            case (Pcm, 24): writer.Write(BitConverter.GetBytes((int)(sample * 8388608)).AsSpan(0, 3)); break;
            case (Pcm, _): writer.Write((int)(sample * 2147483648)); break;
            case (Float, _): writer.Write((float)sample); break;
            case (ALaw, _): writer.Write(ALawEncoder.LinearToALawSample((short)(sample * 32768))); break;
            default: writer.Write(MuLawEncoder.LinearToMuLawSample((short)(sample * 32768))); break;
        }
    }

    private static byte[] Image(int encoding, int bits, int rate, int channels, byte[] data, bool extensible)
    {
        using var image = new MemoryStream();
        var writer = new BinaryWriter(image);
        writer.Write("RIFF"u8);
        writer.Write((extensible ? 60 : 36) + data.Length);
        writer.Write("WAVEfmt "u8);
        writer.Write(extensible ? 40 : 16);
        writer.Write((ushort)(extensible ? 0xFFFE : encoding));
        writer.Write((ushort)channels);
        writer.Write(rate);
        writer.Write(rate * channels * bits / 8);
        writer.Write((ushort)Math.Max(1, channels * bits / 8));
        writer.Write((ushort)bits);
        if (extensible)
        {
            writer.Write((ushort)22);
            writer.Write((ushort)bits);
            writer.Write(0);
            writer.Write(new Guid(encoding, 0, 0x10, 0x80, 0, 0, 0xAA, 0, 0x38, 0x9B, 0x71).ToByteArray());
        }

        writer.Write("data"u8);
        writer.Write(data.Length);
        writer.Write(data);
        return image.ToArray();
    }

    /// <summary>Amplitude of one frequency, 0..1.</summary>
    private static double Level(ReadOnlySpan<short> sound, double hertz)
    {
        double cosine = 0, sine = 0;
        for (var i = 0; i < sound.Length; i++)
        {
            var (s, c) = Math.SinCos(2 * Math.PI * hertz * i / AudioClip.SampleRate);
            cosine += sound[i] * c;
            sine += sound[i] * s;
        }

        return 2 * Math.Sqrt((cosine * cosine) + (sine * sine)) / sound.Length / 32768;
    }

    private static double Rms(ReadOnlySpan<short> sound)
    {
        var sum = 0.0;
        foreach (var sample in sound)
        {
            sum += (double)sample * sample;
        }

        return Math.Sqrt(sum / sound.Length) / 32768;
    }

    /// <summary>What is left beside a tone, as an effective value.</summary>
    private static double Rest(ReadOnlySpan<short> sound, double hertz) =>
        Math.Sqrt(Math.Max(0, Math.Pow(Rms(sound), 2) - (Math.Pow(Level(sound, hertz), 2) / 2)));

    /// <summary>Beside the tone of the tests.</summary>
    private static double Decibels(double effective) => 20 * Math.Log10((effective / (Half / Math.Sqrt(2))) + 1e-9);
}
