using System.Security.Cryptography;
using CallCenter.SipStack.Messages;

namespace CallCenter.SipStack.Auth;

/// <summary>Answers challenges (401 and 407) with one login.</summary>
internal static class DigestClient
{
    /// <summary>The header line to be put on the repeated request, and what it answers; null when the challenge cannot be met.</summary>
    public static (HeaderId Header, string Realm, bool Stale, string Value)? Answer(SipMessage challenge, DigestLogin login, SipMethod method, string uri)
    {
        var proxy = challenge.Status == 407;
        foreach (ref readonly var slot in challenge.Headers)
        {
            if (slot.Id == (proxy ? HeaderId.ProxyAuthenticate : HeaderId.WwwAuthenticate)
                && DigestHeader.TryParse(challenge[slot.Value], out var header)
                && Digest.Find(header.Algorithm) is { } algorithm)
            {
                return (proxy ? HeaderId.ProxyAuthorization : HeaderId.Authorization, header.Realm!, header.Stale, Value(header, algorithm, login, method, uri));
            }
        }

        return null;
    }

    private static string Value(DigestHeader challenge, DigestAlgorithm algorithm, DigestLogin login, SipMethod method, string uri)
    {
        const string nc = "00000001";
        var cnonce = RandomNumberGenerator.GetHexString(16, lowercase: true);
        var qop = challenge.Qop is { } offered && offered.Split(',', StringSplitOptions.TrimEntries).Contains("auth") ? "auth" : null;
        var ha1 = Digest.Ha1(algorithm, login.User, challenge.Realm!, login.Password);
        var name = System.Text.Encoding.ASCII.GetString(method.Name());
        var response = Digest.Response(algorithm, ha1, name, uri, challenge.Nonce!, qop, nc, cnonce);
        var value = $"Digest username=\"{login.User}\", realm=\"{challenge.Realm}\", nonce=\"{challenge.Nonce}\", uri=\"{uri}\", "
            + $"response=\"{response}\", algorithm={Digest.Name(algorithm)}";
        value += qop is null ? "" : $", qop={qop}, nc={nc}, cnonce=\"{cnonce}\"";
        return challenge.Opaque is null ? value : value + $", opaque=\"{challenge.Opaque}\"";
    }
}
