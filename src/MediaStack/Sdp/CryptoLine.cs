using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using CallCenter.MediaStack.Srtp;

namespace CallCenter.MediaStack.Sdp;

/// <summary>a=crypto (RFC 4568): "1 AES_CM_128_HMAC_SHA1_80 inline:KEY|2^31". Lines with a master key index or session parameters that change the packets are none of ours.</summary>
/// <param name="Tag">joins an answer's line to the offer's.</param>
internal sealed record CryptoLine(int Tag, SrtpProfile Profile, SrtpKey Key)
{
    public const string Attribute = "crypto";

    private const string Inline = "inline:";
    private const int LongestTag = 9;

    public SdpAttribute ToAttribute() =>
        new(Attribute, string.Create(CultureInfo.InvariantCulture, $"{Tag} {Profile.Suite} {Inline}{Convert.ToBase64String(Key.Material)}"));

    public static bool TryParse(string? value, [NotNullWhen(true)] out CryptoLine? line)
    {
        line = null;
        var parts = value?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];
        if (parts.Length < 3 || parts[0].Length > LongestTag || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var tag)
            || SrtpProfile.Find(parts[1]) is not { } profile || !parts.Skip(3).All(ChangesNothing))
        {
            return false;
        }

        // several keys differ by their index, which ours have not
        var key = parts[2].Split('|');
        if (!key[0].StartsWith(Inline, StringComparison.OrdinalIgnoreCase) || parts[2].Contains(';', StringComparison.Ordinal)
            || key.Skip(1).Any(p => p.Contains(':', StringComparison.Ordinal)) || Decode(key[0][Inline.Length..], profile) is not { } material)
        {
            return false;
        }

        line = new CryptoLine(tag, profile, new SrtpKey(material));
        return true;
    }

    private static bool ChangesNothing(string parameter) =>
        parameter.StartsWith("WSH=", StringComparison.OrdinalIgnoreCase) || parameter.Equals("KDR=0", StringComparison.OrdinalIgnoreCase);

    private static byte[]? Decode(string text, SrtpProfile profile)
    {
        // some leave the padding out
        var padded = text.PadRight((text.Length + 3) & ~3, '=');
        var material = new byte[profile.KeyLength + profile.SaltLength];
        return Convert.TryFromBase64String(padded, material, out var length) && length == material.Length ? material : null;
    }
}
