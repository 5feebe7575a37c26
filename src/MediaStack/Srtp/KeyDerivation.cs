using System.Buffers.Binary;
using System.Security.Cryptography;

namespace CallCenter.MediaStack.Srtp;

/// <summary>Session keys out of master keys: AES in counter mode over the label (RFC 3711 section 4.3, RFC 6188, RFC 7714 section 11). Key derivation rate 0.</summary>
internal static class KeyDerivation
{
    public const byte RtpCipher = 0;
    public const byte RtpAuthentication = 1;
    public const byte RtpSalt = 2;

    /// <summary>RTCP's labels are RTP's and this.</summary>
    public const byte Rtcp = 3;

    private const int Block = 16;
    private const int LabelAt = 7;
    private const int CounterAt = 14;

    /// <summary>The caller clears the result when it is no longer needed.</summary>
    public static byte[] Derive(SrtpProfile profile, SrtpKey master, byte label, int length)
    {
        Span<byte> input = stackalloc byte[Block];
        Span<byte> output = stackalloc byte[Block];
        master.Material.Slice(profile.KeyLength, profile.SaltLength).CopyTo(input);
        input[LabelAt] ^= label;
        using var aes = Aes.Create();
        aes.SetKey(master.Material[..profile.KeyLength]);
        var result = new byte[length];
        for (var at = 0; at < length; at += Block)
        {
            BinaryPrimitives.WriteUInt16BigEndian(input[CounterAt..], (ushort)(at / Block));
            aes.EncryptEcb(input, output, PaddingMode.None);
            output[..Math.Min(Block, length - at)].CopyTo(result.AsSpan(at));
        }

        CryptographicOperations.ZeroMemory(output);
        return result;
    }
}
