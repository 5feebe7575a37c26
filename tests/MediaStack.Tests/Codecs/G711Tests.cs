using CallCenter.MediaStack.Codecs;

namespace CallCenter.MediaStack.Tests.Codecs;

public sealed class G711Tests
{
    // values at the decision and output levels of ITU-T G.711 tables 1a and 2a, scaled to 16 bits
    [TestCase(0, 0xFF)]
    [TestCase(-1, 0x7F)]
    [TestCase(32767, 0x80)]
    [TestCase(-32768, 0x00)]
    [TestCase(32124, 0x80)]
    [TestCase(-32124, 0x00)]
    [TestCase(8031 * 4, 0x80)]
    [TestCase(4063 * 4, 0x8F)]
    [TestCase(31 * 4, 0xEF)]
    [TestCase(95 * 4, 0xDF)]
    [TestCase(-96 * 4, 0x5F)]
    public void MuLaw_KnownLevel_GivesTheTablesCode(int sample, int code) =>
        Assert.That(G711.MuLaw((short)sample), Is.EqualTo(code));

    [TestCase(0, 0xD5)]
    [TestCase(-1, 0x55)]
    [TestCase(32767, 0xAA)]
    [TestCase(-32768, 0x2A)]
    [TestCase(8, 0xD5)]
    [TestCase(24, 0xD4)]
    [TestCase(16384, 0xA5)]
    [TestCase(-8, 0x55)]
    public void ALaw_KnownLevel_GivesTheTablesCode(int sample, int code) =>
        Assert.That(G711.ALaw((short)sample), Is.EqualTo(code));

    [TestCase(0x80, 32124)]
    [TestCase(0x00, -32124)]
    [TestCase(0xFF, 0)]
    [TestCase(0x8F, 16764)]
    [TestCase(0xEF, 132)]
    public void FromMuLaw_Code_GivesTheOutputLevel(int code, int sample) =>
        Assert.That(G711.FromMuLaw((byte)code), Is.EqualTo(sample));

    [TestCase(0xAA, 32256)]
    [TestCase(0x2A, -32256)]
    [TestCase(0xD5, 8)]
    [TestCase(0x55, -8)]
    [TestCase(0xD4, 24)]
    public void FromALaw_Code_GivesTheOutputLevel(int code, int sample) =>
        Assert.That(G711.FromALaw((byte)code), Is.EqualTo(sample));

    [Test]
    public void EveryCode_DecodedAndEncoded_IsItselfAgain()
    {
        for (var code = 0; code < 256; code++)
        {
            // µ-law has two zeros; the negative one comes back positive
            var mu = G711.MuLaw(G711.FromMuLaw((byte)code));
            Assert.That(mu, Is.EqualTo(code == 0x7F ? 0xFF : code), $"µ-law {code:x2}");
            Assert.That(G711.ALaw(G711.FromALaw((byte)code)), Is.EqualTo(code), $"A-law {code:x2}");
        }
    }

    [Test]
    public void EverySample_RoundTrip_StaysWithinHalfAStep()
    {
        var bad = new List<int>();
        for (var sample = -32768; sample <= 32767; sample++)
        {
            var magnitude = Math.Abs(sample);
            var mu = Math.Abs(G711.FromMuLaw(G711.MuLaw((short)sample)) - sample);
            var a = Math.Abs(G711.FromALaw(G711.ALaw((short)sample)) - sample);
            // overload clips at the outermost level
            if (mu > (magnitude > 32635 ? 644 : (magnitude / 32) + 8) || a > (magnitude / 32) + 16)
            {
                bad.Add(sample);
            }
        }

        Assert.That(bad, Is.Empty);
    }

    [Test]
    public void Translation_OfEveryCode_EqualsDecodeAndEncode()
    {
        Span<byte> all = stackalloc byte[256];
        Span<byte> result = stackalloc byte[256];
        for (var i = 0; i < 256; i++)
        {
            all[i] = (byte)i;
        }

        G711.MuLawToALaw(all, result);
        for (var i = 0; i < 256; i++)
        {
            Assert.That(result[i], Is.EqualTo(G711.ALaw(G711.FromMuLaw((byte)i))));
        }

        G711.ALawToMuLaw(all, result);
        for (var i = 0; i < 256; i++)
        {
            Assert.That(result[i], Is.EqualTo(G711.MuLaw(G711.FromALaw((byte)i))));
        }
    }

    [Test]
    public void Encode_BufferTooSmall_WritesNothing()
    {
        Assert.That(AudioCodecs.Pcmu.Encode(new short[160], new byte[159]), Is.Zero);
        Assert.That(AudioCodecs.Pcma.Encode(new short[160], new byte[159]), Is.Zero);
    }

    [Test]
    public void Decode_BufferTooSmall_WritesWhatFits()
    {
        Assert.That(AudioCodecs.Pcmu.Decode(new byte[160], new short[80]), Is.EqualTo(80));
        Assert.That(AudioCodecs.Pcma.Decode(new byte[160], new short[80]), Is.EqualTo(80));
    }
}
