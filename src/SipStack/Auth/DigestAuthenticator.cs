using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CallCenter.SipStack.Diagnostics;
using CallCenter.SipStack.Messages;
using CallCenter.SipStack.Timing;
using CallCenter.SipStack.Transactions;

namespace CallCenter.SipStack.Auth;

/// <summary>The server's side of digest (RFC 7616, RFC 8760). Used on the loop.</summary>
internal sealed class DigestAuthenticator(DigestOptions options, IDigestCredentials credentials, TransactionLayer transactions, SipLoop loop,
    TimeProvider time)
{
    private const int RetrySeconds = 10;

    private readonly NonceStore _nonces = new(time, options.NonceLife);
    private readonly GuessLimiter _guesses = new(time, options);

    private RefusalLog Refusals => transactions.Counters.Refusals;

    /// <summary>
    /// Goes on with the user when a request carries the right answer, at once or, when the credentials take their time, later on the loop.
    /// Else the request is challenged (401, the same for everybody), or not answered at all when too many answers were wrong.
    /// The digest's uri may differ from the Request-URI: proxies rewrite one and some clients never write the other.
    /// </summary>
    public void Authenticate(SipMessage request, Action<string> then)
    {
        var source = request.Source.EndPoint;
        if (Find(request) is not { User: { } user } answer || Digest.Find(answer.Algorithm) is not { } algorithm
            || !options.Algorithms.Contains(algorithm))
        {
            Challenge(request, stale: false);
        }
        else if (_nonces.Check(answer.Nonce!, source.Address) is var nonce and not NonceState.Good)
        {
            if (nonce == NonceState.Foreign)
            {
                Refusals.Count(RefusalReason.ForeignNonce, source.Address, user);
            }

            // A telephone whose address has changed meanwhile tries again by itself.
            Challenge(request, nonce != NonceState.Unknown);
        }
        else if (!_guesses.MayTry(user, source, DeviceOf(request)))
        {
            Refusals.Count(RefusalReason.TooManyGuesses, source.Address, user);
        }
        else
        {
            LookUp(request, answer, algorithm, then);
        }
    }

    private void LookUp(SipMessage request, DigestHeader answer, DigestAlgorithm algorithm, Action<string> then)
    {
        var secret = credentials.FindHa1Async(answer.User!, options.Realm, algorithm);
        if (!secret.IsCompletedSuccessfully)
        {
            request.Retain();
        }

        loop.Await(secret, ha1 =>
        {
            // It may have come twice while the credentials were looked up.
            if (!transactions.IsOpen(request))
            {
                Judge(request, answer, algorithm, ha1, then);
            }
        }, fault => Postpone(request, answer.User!, fault));
    }

    private void Judge(SipMessage request, DigestHeader answer, DigestAlgorithm algorithm, string? ha1, Action<string> then)
    {
        var source = request.Source.EndPoint;
        // Who does not exist takes as long as who does.
        var isRight = IsRight(answer, algorithm, ha1 ?? "", Encoding.ASCII.GetString(request.MethodText));
        if (ha1 is null || !isRight)
        {
            _guesses.Failed(answer.User!, source, DeviceOf(request));
            Refusals.Count(RefusalReason.WrongPassword, source.Address, answer.User);
            Challenge(request, stale: false);
            return;
        }

        _guesses.Succeeded(answer.User!, source, DeviceOf(request));
        transactions.Proven.Add(source.Address); // the nonce was sent there
        // Without qop there is no count: such a nonce serves once.
        if (_nonces.TryUse(answer.Nonce!, answer.Qop is null ? 1 : Count(answer.Nc)))
        {
            then(answer.User!);
        }
        else
        {
            Challenge(request, stale: true);
        }
    }

    /// <summary>One challenge per algorithm, in the order of the settings.</summary>
    private void Challenge(SipMessage request, bool stale)
    {
        var writer = ResponseWriter.Begin(request, 401, null, transactions.StatelessTag(request));
        var nonce = _nonces.Create(request.Source.EndPoint.Address);
        foreach (var algorithm in options.Algorithms)
        {
            writer.Header(HeaderId.WwwAuthenticate,
                $"Digest realm=\"{options.Realm}\", nonce=\"{nonce}\", algorithm={Digest.Name(algorithm)}, qop=\"auth\"{(stale ? ", stale=true" : "")}");
        }

        transactions.Reply(request, writer.End());
    }

    // A fault on our side is no wrong password: it counts for nobody, and the telephone tries again.
    private void Postpone(SipMessage request, string user, Exception fault)
    {
        Refusals.Count(RefusalReason.NoCredentials, request.Source.EndPoint.Address, $"{user} ({fault.Message})");
        var writer = ResponseWriter.Begin(request, 503, null, transactions.StatelessTag(request));
        writer.Header(HeaderId.RetryAfter, RetrySeconds);
        transactions.Reply(request, writer.End());
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

    private DigestHeader? Find(SipMessage request)
    {
        foreach (ref readonly var slot in request.Headers)
        {
            if (slot.Id == HeaderId.Authorization && DigestHeader.TryParse(request[slot.Value], out var answer) && answer.Realm == options.Realm)
            {
                return answer;
            }
        }

        return null;
    }

    /// <summary>Which telephone it is, wherever it is (+sip.instance of its contact, RFC 5626 §4.1); null when it does not say.</summary>
    private static string? DeviceOf(SipMessage request)
    {
        foreach (var value in request.Values(HeaderId.Contact))
        {
            if (NameAddrView.TryParse(value, out var contact) && contact.TryParameter("+sip.instance"u8, out var instance))
            {
                return Encoding.UTF8.GetString(instance);
            }
        }

        return null;
    }

    private static uint Count(string? nc) =>
        uint.TryParse(nc, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var count) ? count : 0;
}
