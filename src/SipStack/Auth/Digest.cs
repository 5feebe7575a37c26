using System.Security.Cryptography;
using System.Text;

namespace CallCenter.SipStack.Auth;

/// <summary>The arithmetic of RFC 7616 §3.4, for both sides. All hashes are lower-case hex.</summary>
public static class Digest
{
    internal static string Name(DigestAlgorithm algorithm) => algorithm == DigestAlgorithm.Sha256 ? "SHA-256" : "MD5";

    internal static DigestAlgorithm? Find(string? name) => name?.ToUpperInvariant() switch
    {
        null or "" or "MD5" => DigestAlgorithm.Md5,
        "SHA-256" => DigestAlgorithm.Sha256,
        _ => null,
    };

    /// <summary>H(user:realm:password).</summary>
    public static string Ha1(DigestAlgorithm algorithm, string user, string realm, string password) =>
        Hash(algorithm, $"{user}:{realm}:{password}");

    /// <param name="qop">null = the form of RFC 2069, without cnonce and nc.</param>
    internal static string Response(DigestAlgorithm algorithm, string ha1, string method, string uri, string nonce, string? qop, string? nc, string? cnonce)
    {
        var ha2 = Hash(algorithm, $"{method}:{uri}");
        return Hash(algorithm, qop is null ? $"{ha1}:{nonce}:{ha2}" : $"{ha1}:{nonce}:{nc}:{cnonce}:{qop}:{ha2}");
    }

    private static string Hash(DigestAlgorithm algorithm, string text)
    {
        Span<byte> hash = stackalloc byte[32];
        var bytes = Encoding.UTF8.GetBytes(text);
        var length = algorithm == DigestAlgorithm.Sha256 ? SHA256.HashData(bytes, hash) : MD5.HashData(bytes, hash);
        return Convert.ToHexStringLower(hash[..length]);
    }
}
