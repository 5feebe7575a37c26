using System.Security.Cryptography;

namespace CallCenter.MediaStack.Ice;

/// <summary>a=ice-ufrag and a=ice-pwd (RFC 8839).</summary>
public sealed record IceCredentials(string Ufrag, string Password)
{
    /// <summary>48 bits of name, 144 bits of password.</summary>
    public static IceCredentials New() => new(Base64(6), Base64(18));

    /// <summary>Nothing of the password: it may stand in a log.</summary>
    public override string ToString() => Ufrag;

    // the alphabet of ICE is that of Base64 without padding
    private static string Base64(int bytes) => Convert.ToBase64String(RandomNumberGenerator.GetBytes(bytes));
}
