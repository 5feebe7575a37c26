using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace CallCenter.AgentBridge.SignIn;

/// <summary>
/// A cookie that says "this browser has signed in as this user before": it opens nothing, but its tries are not slowed by what strangers guess.
/// Its proof is made with the user's stored hash, so it needs no place in the store and ends with the password.
/// </summary>
internal static class KnownDevice
{
    private const string CookiePrefix = "callcenter_device_";
    private const int NonceBytes = 16;
    private static readonly TimeSpan Lasts = TimeSpan.FromDays(180);

    /// <summary>The device's own number when it is known as this user's; null otherwise.</summary>
    public static string? Find(HttpRequest request, string user, string? passwordHash)
    {
        if (passwordHash is null || !request.Cookies.TryGetValue(CookieOf(user), out var cookie) || cookie.Split('.') is not [var nonce, var proof])
        {
            return null;
        }

        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(proof), Encoding.UTF8.GetBytes(Proof(nonce, user, passwordHash))) ? nonce : null;
    }

    public static void Mark(HttpContext http, string user, string passwordHash)
    {
        var nonce = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(NonceBytes));
        http.Response.Cookies.Append(CookieOf(user), $"{nonce}.{Proof(nonce, user, passwordHash)}", new CookieOptions
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Strict,
            Secure = http.Request.IsHttps,
            Path = "/api/v1/session",
            MaxAge = Lasts,
        });
    }

    /// <summary>Several people may share one browser; the name does not tell who.</summary>
    private static string CookieOf(string user) => CookiePrefix + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(user)).AsSpan(0, 6));

    private static string Proof(string nonce, string user, string passwordHash) => WebEncoders.Base64UrlEncode(
        HMACSHA256.HashData(Encoding.UTF8.GetBytes(passwordHash), Encoding.UTF8.GetBytes($"device {nonce} {user}")));
}
