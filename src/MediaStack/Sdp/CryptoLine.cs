using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using CallCenter.MediaStack.Srtp;

namespace CallCenter.MediaStack.Sdp;

/// <summary>
/// a=crypto (RFC 4568): "1 AES_CM_128_HMAC_SHA1_80 inline:KEY|2^31|1:4", where 1:4 is the key's index and its length in each packet. Lines with several keys or
/// session parameters that change the packets are none of ours.
/// </summary>
/// <param name="Tag">joins an answer's line to the offer's.</param>
internal sealed record CryptoLine(int Tag, SrtpProfile Profile, SrtpKey Key)
{
    public const string Attribute = "crypto";

    private const string Inline = "inline:";
    private const int LongestTag = 9;

    public SdpAttribute ToAttribute() =>
        new(Attribute, string.Create(CultureInfo.InvariantCulture, $"{Tag} {Profile.Suite} {Inline}{Convert.ToBase64String(Key.Material)}{IndexOf(Key)}"));

    public static bool TryParse(string? value, [NotNullWhen(true)] out CryptoLine? line)
    {
        line = null;
        var parts = value?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];
        if (parts.Length < 3 || parts[0].Length > LongestTag || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var tag)
            || SrtpProfile.Find(parts[1]) is not { } profile || !parts.Skip(3).All(ChangesNothing))
        {
            return false;
        }

        // of several keys, which their indices tell apart, a peer may use any at any time
        var key = parts[2].Split('|');
        if (!key[0].StartsWith(Inline, StringComparison.OrdinalIgnoreCase) || parts[2].Contains(';', StringComparison.Ordinal)
            || !TryIndex(key.Skip(1), out var index) || Decode(key[0][Inline.Length..], profile) is not { } material)
        {
            return false;
        }

        line = new CryptoLine(tag, profile, new SrtpKey(material, index));
        return true;
    }

    /// <summary>Of what follows the key, a lifetime means nothing here; "1:4" is the index 1 in four bytes.</summary>
    private static bool TryIndex(IEnumerable<string> parameters, out byte[] index)
    {
        index = [];
        foreach (var parameter in parameters)
        {
            if (parameter.IndexOf(':') is not (>= 0 and var colon))
            {
                continue;
            }

            if (index.Length > 0 || !ulong.TryParse(parameter.AsSpan(0, colon), NumberStyles.None, CultureInfo.InvariantCulture, out var value)
                || !int.TryParse(parameter.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var length) || length is < 1 or > SrtpKey.LongestIndex
                || (length < sizeof(ulong) && value >> (8 * length) != 0))
            {
                return false;
            }

            Span<byte> bytes = stackalloc byte[sizeof(ulong)];
            BinaryPrimitives.WriteUInt64BigEndian(bytes, value);
            index = bytes[^length..].ToArray();
        }

        return true;
    }

    private static string IndexOf(SrtpKey key)
    {
        var value = 0UL;
        foreach (var part in key.Index)
        {
            value = (value << 8) | part;
        }

        return key.Index.IsEmpty ? "" : string.Create(CultureInfo.InvariantCulture, $"|{value}:{key.Index.Length}");
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
