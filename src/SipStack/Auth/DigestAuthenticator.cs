using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CallCenter.SipStack.Messages;
using CallCenter.SipStack.Timing;

namespace CallCenter.SipStack.Auth;

/// <summary>The server's side of digest (RFC 7616, RFC 8760). Used on the loop.</summary>
internal sealed class DigestAuthenticator(DigestOptions options, IDigestCredentials credentials, SipLoop loop, TimeProvider time)
{
    private readonly NonceStore _nonces = new(time, options.NonceLife);
    private readonly FailureLimiter _failures = new(time, options.MaxFailures, options.FailureWindow);

    /// <summary>
    /// Checks the answer that a request carries and goes on, at once or, when the credentials take their time, later on the loop.
    /// The digest's uri may differ from the Request-URI: proxies rewrite one and some clients never write the other.
    /// </summary>
    public void Check(SipMessage request, HeaderId header, Action<AuthOutcome> then)
    {
        if (_failures.IsBlocked(request.Source.EndPoint.Address))
        {
            then(new AuthOutcome(AuthResult.Blocked));
            return;
        }

        if (Find(request, header) is not { User: not null } answer || Digest.Find(answer.Algorithm) is not { } algorithm)
        {
            then(new AuthOutcome(AuthResult.Challenge));
            return;
        }

        var nonce = _nonces.Check(answer.Nonce!);
        if (nonce != NonceState.Good)
        {
            then(new AuthOutcome(nonce == NonceState.Stale ? AuthResult.Stale : AuthResult.Challenge));
            return;
        }

        var secret = credentials.FindHa1Async(answer.User, options.Realm, algorithm);
        if (!secret.IsCompleted)
        {
            request.Retain();
        }

        loop.Await(secret, ha1 => then(Compare(request, answer, algorithm, ha1)));
    }

    /// <summary>Adds one challenge per algorithm, in the order of the settings.</summary>
    public void WriteChallenges(ref SipWriter writer, HeaderId header, bool stale)
    {
        var nonce = _nonces.Create();
        foreach (var algorithm in options.Algorithms)
        {
            writer.Header(header,
                $"Digest realm=\"{options.Realm}\", nonce=\"{nonce}\", algorithm={Digest.Name(algorithm)}, qop=\"auth\"{(stale ? ", stale=true" : "")}");
        }
    }

    private AuthOutcome Compare(SipMessage request, DigestHeader answer, DigestAlgorithm algorithm, string? ha1)
    {
        var address = request.Source.EndPoint.Address;
        if (ha1 is null || !IsRight(answer, algorithm, ha1, Encoding.ASCII.GetString(request.MethodText)))
        {
            _failures.Failed(address);
            return new AuthOutcome(AuthResult.Challenge);
        }

        _failures.Succeeded(address);
        // Without qop there is no count: such a nonce serves once.
        var count = answer.Qop is null ? 1 : Count(answer.Nc);
        return _nonces.TryUse(answer.Nonce!, count) ? new AuthOutcome(AuthResult.Right, answer.User) : new AuthOutcome(AuthResult.Stale);
    }

    private static bool IsRight(DigestHeader answer, DigestAlgorithm algorithm, string ha1, string method)
    {
        if (answer.Uri is null || answer.Response is null || (answer.Qop is not null && (answer.Qop != "auth" || answer.Cnonce is null)))
        {
            return false;
        }

        var right = Digest.Response(algorithm, ha1, method, answer.Uri, answer.Nonce!, answer.Qop, answer.Nc, answer.Cnonce);
        return CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(right), Encoding.UTF8.GetBytes(answer.Response.ToLowerInvariant()));
    }

    private DigestHeader? Find(SipMessage request, HeaderId header)
    {
        foreach (ref readonly var slot in request.Headers)
        {
            if (slot.Id == header && DigestHeader.TryParse(request[slot.Value], out var answer) && answer.Realm == options.Realm)
            {
                return answer;
            }
        }

        return null;
    }

    private static uint Count(string? nc) =>
        uint.TryParse(nc, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var count) ? count : 0;
}
