using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CallCenter.AgentBridge.WebCalls;

/// <summary>The company's word about who is on its page: HMAC-SHA256 (RFC 2104) under a secret that its server shares with ours.</summary>
internal static class CustomerSignature
{
    public static string Of(string secret, string customer, long expires) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{customer}.{expires.ToString(CultureInfo.InvariantCulture)}")));

    public static bool Fits(string secret, string customer, long expires, string signature, DateTimeOffset now) =>
        now.ToUnixTimeSeconds() <= expires
        && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(signature.ToLowerInvariant()), Encoding.ASCII.GetBytes(Of(secret, customer, expires)));
}
