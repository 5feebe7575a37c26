using CallCenter.MediaStack.Srtp;

namespace CallCenter.MediaStack.Tests.Srtp;

/// <summary>Published vectors: keys, and whole packets both ways.</summary>
public sealed class SrtpVectorTests
{
    private const string Plain = "800f1234decafbadcafebabeabababababababababababababababab";
    private const string PlainReport = "81c8000bcafebabeabababababababababababababababab";

    // RFC 3711 appendix B.3
    [TestCase("AES_CM_128_HMAC_SHA1_80", "E1F97A0D3E018BE0D64FA32C06DE41390EC675AD498AFEEBB6960B3AABE6",
        "C61E7A93744F39EE10734AFE3FF7A087", "CEBE321F6FF7716B6FD4AB49AF256A156D38BAA4", "30CBBC08863D8C85D49DB34A9AE1")]
    // RFC 6188 section 7.4
    [TestCase("AES_256_CM_HMAC_SHA1_80", "F0F04914B513F2763A1B1FA130F10E2998F6F6E43E4309D1E622A0E332B9F1B63B04803DE51EE7C96423AB5B78D2",
        "5BA1064E30EC51613CAD926C5A28EF731EC7FB397F70A960653CAF06554CD8C4", "FD9C32D39ED5FBB5A9DC96B30818454D1313DC05", "FA31791685CA444A9E07C6C64E93")]
    public void Derive(string suite, string master, string cipher, string authentication, string salt)
    {
        var profile = SrtpProfile.Find(suite)!;
        var key = new SrtpKey(Convert.FromHexString(master));

        Assert.That(Convert.ToHexString(KeyDerivation.Derive(profile, key, KeyDerivation.RtpCipher, profile.KeyLength)), Is.EqualTo(cipher));
        Assert.That(Convert.ToHexString(KeyDerivation.Derive(profile, key, KeyDerivation.RtpAuthentication, 20)), Is.EqualTo(authentication));
        Assert.That(Convert.ToHexString(KeyDerivation.Derive(profile, key, KeyDerivation.RtpSalt, 14)), Is.EqualTo(salt));
    }

    // the packets that libsrtp tests itself with
    [TestCase("AES_CM_128_HMAC_SHA1_80", "E1F97A0D3E018BE0D64FA32C06DE41390EC675AD498AFEEBB6960B3AABE6",
        "800f1234decafbadcafebabe4e55dc4ce79978d88ca4d215949d2402b78d6acc99ea179b8dbb",
        "81c8000bcafebabe7128035be487b9bdbef89041f977a5a880000001993e08cd54d6c1230798")]
    [TestCase("AEAD_AES_128_GCM", "000102030405060708090a0b0c0d0e0fa0a1a2a3a4a5a6a7a8a9aaab",
        "800f1234decafbadcafebabec5002ede04cfdd2eb91159e0880aa06ed2976826f796b201df3131a127e8a392",
        "81c8000bcafebabec98b8b5df0392a55852b6c21ac8e7025c52c6fbea2b3b446ea31123ba88ce61e80000001")]
    public void Packets_FromTheMasterKey(string suite, string master, string rtp, string rtcp)
    {
        var profile = SrtpProfile.Find(suite)!;
        using var guard = new SrtpGuard(TimeProvider.System);
        guard.SendWith(profile, new SrtpKey(Convert.FromHexString(master)));
        guard.ReceiveWith(profile, new SrtpKey(Convert.FromHexString(master)));

        Assert.That(Seal(Plain, guard.ProtectRtp), Is.EqualTo(rtp));
        Assert.That(Seal(PlainReport, guard.ProtectRtcp), Is.EqualTo(rtcp));
        Assert.That(Open(rtp, guard.UnprotectRtp), Is.EqualTo(Plain));
        Assert.That(Open(rtcp, guard.UnprotectRtcp), Is.EqualTo(PlainReport));
    }

    // RFC 7714 sections 16.1, 16.2, 17.1 and 17.2, which give session keys
    [TestCase("000102030405060708090a0b0c0d0e0f",
        "8040f17b8041f8d35501a0b2f24de3a3fb34de6cacba861c9d7e4bcabe633bd50d294e6f42a5f47a51c7d19b36de3adf8833899d7f27beb16a9152cf765ee4390cce",
        "81c8000d4d61727363e94885dcdab67ca727d7662f6b7e997ff5c0f76c06f32dc676a5f1730d6fda4ce09b4686303ded0bb9275bc84aa45896cf4d2fc5abf87245d9eade800005d4")]
    [TestCase("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f",
        "8040f17b8041f8d35501a0b232b1de78a822fe12ef9f78fa332e33aab18012389a58e2f3b50b2a0276ffae0f1ba63799b87b7aa3db36dfffd6b0f9bb7878d7a76c13",
        "81c8000d4d617273d50ae4d1f5ce5d304ba297e47d470c282c3ece5dbffe0a50a2eaa5c1110555be8415f658c61de0476f1b6fad1d1eb30c4446839f57ff6f6cb26ac3be800005d4")]
    public void Packets_OfRfc7714(string key, string rtp, string rtcp)
    {
        const string Gallia = "8040f17b8041f8d35501a0b247616c6c696120657374206f6d6e69732064697669736120696e207061727465732074726573";
        const string Report = "81c8000d4d6172734e5450314e545032525450200000042a0000e9304c756e61deadbeefdeadbeefdeadbeefdeadbeefdeadbeef";
        const uint Index = 0x5d4;
        using var cipher = new GcmCipher(Keys(key), Keys(key));

        Assert.That(Seal(Gallia, (buffer, length) => cipher.SealRtp(buffer, 12, length, 0x5501a0b2, 0xf17b)), Is.EqualTo(rtp));
        Assert.That(Open(rtp, packet => cipher.OpenRtp(packet, 12, 0x5501a0b2, 0xf17b)), Is.EqualTo(Gallia));
        Assert.That(Seal(Report, (buffer, length) => cipher.SealRtcp(buffer, length, 0x4d617273, Index)), Is.EqualTo(rtcp));
        Assert.That(cipher.TryReadIndex(Convert.FromHexString(rtcp), out var index), Is.True);
        Assert.That(index, Is.EqualTo(Index));
        Assert.That(Open(rtcp, packet => cipher.OpenRtcp(packet, 0x4d617273, Index)), Is.EqualTo(Report));
    }

    [Test(Description = "RFC 7714 section 17.3: signed without being encrypted, which nobody here has agreed to")]
    public void Report_OfRfc7714ThatIsNotEncrypted_IsRefused()
    {
        const string Signed = "81c8000d4d6172734e5450314e545032525450200000042a0000e9304c756e61deadbeefdeadbeefdeadbeefdeadbeefdeadbeef841dd9683dd78ec92ae58790125f62b3000005d4";
        const string Key = "000102030405060708090a0b0c0d0e0f";
        using var cipher = new GcmCipher(Keys(Key), Keys(Key));

        Assert.That(cipher.TryReadIndex(Convert.FromHexString(Signed), out _), Is.False);
    }

    // RFC 3711 appendix B.2: the blocks that counter values 0 to 2 and 0xfeff to 0xff01 give
    [TestCase("F0F1F2F3F4F5F6F7F8F9FAFBFCFD0000", "E03EAD0935C95E80E166B16DD92B4EB4D23513162B02D0F72A43A2FE4A5F97AB41E95B3BB0A2E8DD477901E4FCA894C0")]
    [TestCase("F0F1F2F3F4F5F6F7F8F9FAFBFCFDFEFF", "EC8CDF7398607CB0F2D21675EA9EA1E4362B7C3C6773516318A077D7FC5073AE6A2CC3787889374FBEB4C81B17BA6C44")]
    public void Keystream_OfRfc3711(string counter, string expected)
    {
        using var aes = new AesBlocks(Convert.FromHexString("2B7E151628AED2A6ABF7158809CF4F3C"), byInstructions: false);
        var counters = new byte[AesBlocks.Chunk];
        for (var (value, at) = (UInt128.Parse(counter, System.Globalization.NumberStyles.HexNumber, null), 0); at < counters.Length; value++, at += 16)
        {
            System.Buffers.Binary.BinaryPrimitives.WriteUInt128BigEndian(counters.AsSpan(at), value);
        }

        var stream = new byte[AesBlocks.Chunk];
        aes.Encrypt(counters, stream, counters.Length);
        Assert.That(Convert.ToHexString(stream, 0, 48), Is.EqualTo(expected));
    }

    private delegate int Sealing(Span<byte> buffer, int length);

    private delegate int Opening(Span<byte> packet);

    private static (byte[] Key, byte[] Salt) Keys(string key) => (Convert.FromHexString(key), Convert.FromHexString("517569642070726f2071756f"));

    private static string Seal(string plain, Sealing seal)
    {
        var packet = Convert.FromHexString(plain);
        var buffer = new byte[packet.Length + SrtpGuard.MaxGrowth];
        packet.CopyTo(buffer, 0);
        return Convert.ToHexStringLower(buffer, 0, seal(buffer, packet.Length));
    }

    private static string Open(string packet, Opening open)
    {
        var buffer = Convert.FromHexString(packet);
        var length = open(buffer);
        return length < 0 ? "refused" : Convert.ToHexStringLower(buffer, 0, length);
    }
}
