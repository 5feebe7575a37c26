using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CallCenter.ServiceDesk.Webhooks;

/// <summary>HMAC-SHA256 over the moment (seconds since 1970), a full stop and the body: who knows the secret has written this, and when.</summary>
public static class WebhookSignature
{
    public const string TimeHeader = "X-CallCenter-Timestamp";
    public const string Header = "X-CallCenter-Signature";

    /// <returns>"sha256=" and the hash in lower-case hex.</returns>
    public static string Of(string secret, long seconds, ReadOnlySpan<byte> body)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret));
        hash.AppendData(Encoding.UTF8.GetBytes(seconds.ToString(CultureInfo.InvariantCulture) + "."));
        hash.AppendData(body);
        return $"sha256={Convert.ToHexStringLower(hash.GetHashAndReset())}";
    }
}
