using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace CallCenter.MediaStack.Dtls;

/// <summary>a=fingerprint (RFC 8122): the hash of the certificate that a peer will show in its handshake.</summary>
/// <param name="Hash">sha-256, sha-384 or sha-512.</param>
/// <param name="Digest">upper-case hexadecimal without colons.</param>
public sealed record CertificateFingerprint(string Hash, string Digest)
{
    /// <summary>False for what is no fingerprint, and for hashes that prove nothing any more.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out CertificateFingerprint? fingerprint)
    {
        fingerprint = null;
        var parts = text?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];
        if (parts.Length != 2)
        {
            return false;
        }

        var candidate = new CertificateFingerprint(parts[0].ToLowerInvariant(), parts[1].Replace(":", "", StringComparison.Ordinal).ToUpperInvariant());
        fingerprint = candidate.Digest.Length == 2 * candidate.Length && candidate.Digest.All(char.IsAsciiHexDigit) ? candidate : null;
        return fingerprint is not null;
    }

    /// <param name="certificate">DER.</param>
    public static CertificateFingerprint Of(ReadOnlySpan<byte> certificate) => new("sha-256", Convert.ToHexString(SHA256.HashData(certificate)));

    /// <param name="certificate">DER.</param>
    public bool Matches(ReadOnlySpan<byte> certificate) => Digest == Convert.ToHexString(Hash switch
    {
        "sha-256" => SHA256.HashData(certificate),
        "sha-384" => SHA384.HashData(certificate),
        _ => SHA512.HashData(certificate),
    });

    /// <summary>As it stands in SDP.</summary>
    public override string ToString() => $"{Hash} {string.Join(':', Digest.Chunk(2).Select(pair => new string(pair)))}";

    private int Length => Hash switch { "sha-256" => 32, "sha-384" => 48, "sha-512" => 64, _ => -1 };
}
