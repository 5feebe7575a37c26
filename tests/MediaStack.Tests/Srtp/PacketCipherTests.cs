using System.Security.Cryptography;
using CallCenter.MediaStack.Srtp;

namespace CallCenter.MediaStack.Tests.Srtp;

/// <summary>The cipher and the hash of AES-CM packets, by either way, beside published vectors and the runtime's own.</summary>
public sealed class PacketCipherTests
{
    // FIPS 197 appendix C
    [TestCase("000102030405060708090a0b0c0d0e0f", "69C4E0D86A7B0430D8CDB78070B4C55A", true)]
    [TestCase("000102030405060708090a0b0c0d0e0f", "69C4E0D86A7B0430D8CDB78070B4C55A", false)]
    [TestCase("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f", "8EA2B7CA516745BFEAFC49904B496089", true)]
    [TestCase("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f", "8EA2B7CA516745BFEAFC49904B496089", false)]
    public void AesBlocks_EncryptsEachBlock(string key, string expected, bool byInstructions)
    {
        Assume.That(System.Runtime.Intrinsics.X86.Aes.IsSupported || !byInstructions, "a processor with AES");
        using var aes = new AesBlocks(Convert.FromHexString(key), byInstructions);
        var input = new byte[2 * AesBlocks.Chunk];
        var output = new byte[3 * AesBlocks.Chunk];
        for (var i = 0; i < input.Length; i++)
        {
            input[i] = (byte)(i % 16 * 0x11);
        }

        aes.Encrypt(input, output, input.Length);

        Assert.That(Convert.ToHexString(output, 0, input.Length), Is.EqualTo(string.Concat(Enumerable.Repeat(expected, 8))));
        Assert.That(output[input.Length..], Is.All.Zero, "what is behind stays");
    }

    // RFC 2202 section 3
    [TestCase("0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b", "4869205468657265", "B617318655057264E28BC0B6FB378C8EF146BE00")]
    [TestCase("4a656665", "7768617420646f2079612077616e7420666f72206e6f7468696e673f", "EFFCDF6AE5EB2FA2D27416D5F184DF9C259A7C79")]
    public void HmacSha1_OfRfc2202(string key, string data, string expected)
    {
        foreach (var byLibrary in (bool[])[true, false])
        {
            using var hmac = new HmacSha1(Convert.FromHexString(key), byLibrary);
            var hash = new byte[HmacSha1.Length];
            hmac.Compute(Convert.FromHexString(data), hash);
            Assert.That(Convert.ToHexString(hash), Is.EqualTo(expected), $"by library: {byLibrary}");
        }
    }

    [Test]
    public void HmacSha1_PacketsOfAnyLength_OneAfterTheOther()
    {
        var random = new Random(2202);
        var key = new byte[20];
        random.NextBytes(key);
        using var hmac = new HmacSha1(key, byLibrary: true);
        var hash = new byte[HmacSha1.Length];
        for (var length = 0; length < 300; length++)
        {
            var data = new byte[length];
            random.NextBytes(data);
            hmac.Compute(data, hash);
            Assert.That(hash, Is.EqualTo(HMACSHA1.HashData(key, data)), $"{length} bytes");
        }
    }
}
