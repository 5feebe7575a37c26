using CallCenter.MediaStack.Audio;
using CallCenter.MediaStack.Codecs;
using CallCenter.MediaStack.Tests.Audio;

namespace CallCenter.MediaStack.Tests.Codecs;

/// <summary>G.722 and Opus: what is coded comes back, and nothing from the network harms them.</summary>
public sealed class WideCodecTests
{
    private static readonly AudioFormat[] Formats = [AudioFormat.G722, AudioFormat.Opus];

    [TestCaseSource(nameof(Formats))]
    public void Decode_OfWhatWasEncoded_IsTheToneAtItsLevel(AudioFormat format)
    {
        using var encoder = format.NewCodec();
        using var decoder = format.NewCodec();
        var heard = Tone(format, 1000, encoder, decoder).Skip(10 * 320).ToArray();

        Assert.That(Goertzel.Dbm0(heard, 1000, 16000), Is.EqualTo(-10).Within(1));
        Assert.That(LevelMeter.Dbm0(heard), Is.EqualTo(-10).Within(1), "nothing beside the tone");
    }

    [TestCaseSource(nameof(Formats))]
    public void Decode_AnyBytes_NeverThrows(AudioFormat format)
    {
        var random = new Random(7);
        using var decoder = format.NewCodec();
        var pcm = new short[12 * 320];
        var bytes = new byte[1460];
        for (var i = 0; i < 5000; i++)
        {
            random.NextBytes(bytes);
            var samples = decoder.Decode(bytes.AsSpan(0, random.Next(200)), pcm.AsSpan(0, random.Next(pcm.Length)));
            Assert.That(samples, Is.InRange(0, pcm.Length));
            decoder.TryConceal(bytes.AsSpan(0, random.Next(100)), pcm.AsSpan(0, 320));
        }
    }

    [Test]
    public void TryConceal_OpusSpeechWithLoss_IsNearerToItWithTheNextPacketThanWithout()
    {
        var (told, guessed) = (ErrorOfConcealed(hasNext: true), ErrorOfConcealed(hasNext: false));

        TestContext.Out.WriteLine($"error of concealed frames against decoded ones: {told:F1} dB with redundancy, {guessed:F1} dB without");
        Assert.That(told, Is.LessThan(guessed - 3));
    }

    /// <summary>The band is told by the packet's first byte (RFC 6716 section 3.1): 0 to 3 is narrow, 8 to 11 wide.</summary>
    [Test]
    public void Opus_OfSoundThatIsNarrow_IsNarrow_AndItsBandChangesWithoutAClick()
    {
        using var encoder = AudioFormat.Opus.NewCodec();
        using var decoder = AudioFormat.Opus.NewCodec();
        encoder.SetNarrow(true);
        var tone = new ToneGenerator(1000, sampleRate: 16000);
        var (pcm, payload, bands, heard) = (new short[320], new byte[400], new List<int>(), new List<short>());
        for (var i = 0; i < 150; i++)
        {
            encoder.SetNarrow(i is < 50 or >= 100);
            tone.Fill(pcm);
            decoder.Decode(payload.AsSpan(0, encoder.Encode(pcm, payload)), pcm);
            bands.Add(payload[0] >> 3);
            heard.AddRange(pcm);
        }

        Assert.That((bands[..50], bands[52..100], bands[102..]), Is.EqualTo((Enumerable.Repeat(1, 50), Enumerable.Repeat(9, 48), Enumerable.Repeat(1, 48))));
        Assert.That(Enumerable.Range(10, 140).Select(i => LevelMeter.Dbm0([.. heard.Skip(i * 320).Take(320)])), Is.All.EqualTo(-10).Within(3));
    }

    [Test]
    public void Opus_AfterItsEnd_CodesNothing()
    {
        var codec = AudioFormat.Opus.NewCodec();
        var payload = new byte[400];
        var size = codec.Encode(new short[320], payload);
        codec.Decode(payload.AsSpan(0, size), new short[320]);
        codec.Dispose();

        Assert.That(size, Is.Positive);
        Assert.That((codec.Encode(new short[320], payload), codec.Decode(payload, new short[320])), Is.EqualTo((0, 0)));
        Assert.That(codec.TryConceal(default, new short[320]), Is.False);
    }

    [Test]
    public void Spoken_HasAllFour_TheBestFirst() =>
        Assert.That(AudioCodecs.Named(["pcmu", "OPUS", "G722", "G729", "PCMA", "opus"]).Select(f => f.Name), Is.EqualTo(["PCMU", "opus", "G722", "PCMA"]));

    /// <summary>Speech of which each tenth packet is lost: power of the difference to what the packet held, against the power of that, dB.</summary>
    private static double ErrorOfConcealed(bool hasNext)
    {
        var speech = Array.ConvertAll(File.ReadAllBytes(Path.Combine(TestContext.CurrentContext.TestDirectory, "Dtmf", "talk-off.wav"))[58..], G711.FromMuLaw);
        using var encoder = AudioFormat.Opus.NewCodec();
        using var whole = AudioFormat.Opus.NewCodec();
        using var lossy = AudioFormat.Opus.NewCodec();
        var up = new HalfBand();
        var (wide, held, made, lost) = (new short[320], new short[320], new short[320], new short[320]);
        var (wrong, right) = (0.0, 0.0);
        var payload = new byte[400];
        for (var i = 0; i < 1500; i++)
        {
            up.Double(speech.AsSpan(i * 160, 160), wide);
            var packet = payload.AsSpan(0, encoder.Encode(wide, payload));
            whole.Decode(packet, held);
            if (i % 10 == 8)
            {
                held.CopyTo(lost, 0);
                continue;
            }

            if (i % 10 == 9)
            {
                lossy.TryConceal(hasNext ? packet : default, made);
                wrong += made.Zip(lost).Sum(x => Math.Pow(x.First - x.Second, 2));
                right += lost.Sum(x => Math.Pow(x, 2));
            }

            lossy.Decode(packet, made);
        }

        return 10 * Math.Log10(wrong / right);
    }

    /// <summary>A second of a tone of -10 dBm0 through a codec.</summary>
    private static List<short> Tone(AudioFormat format, double frequency, IAudioCodec encoder, IAudioCodec decoder)
    {
        var tone = new ToneGenerator(frequency, sampleRate: 16000);
        var heard = new List<short>();
        var pcm = new short[format.FrameSamples];
        var payload = new byte[400];
        for (var i = 0; i < 50; i++)
        {
            tone.Fill(pcm);
            Assert.That(decoder.Decode(payload.AsSpan(0, encoder.Encode(pcm, payload)), pcm), Is.EqualTo(pcm.Length));
            heard.AddRange(pcm);
        }

        return heard;
    }
}
