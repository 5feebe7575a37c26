using CallCenter.SipStack.Messages;

namespace CallCenter.SipStack.Auth;

/// <summary>
/// What one request answers to those who challenge it on its way (RFC 3261 §22.2, §22.3): proxies and the called side each for a realm of their own; once more
/// in the same realm only where the nonce had grown stale, for else the password is wrong.
/// </summary>
internal sealed class DigestAnswers(DigestLogin login)
{
    private const int Most = 4;
    private readonly List<(HeaderId Header, string Realm, string Value)> _lines = [];
    private int _met;

    /// <summary>Null = a challenge is a refusal.</summary>
    public static DigestAnswers? By(DigestLogin? login) => login is null ? null : new DigestAnswers(login);

    /// <summary>False when the challenge cannot be met; else the request is to be sent again with what <see cref="Write"/> adds.</summary>
    public bool TryMeet(SipMessage challenge, SipMethod method, ReadOnlySpan<byte> uri)
    {
        if (challenge.Status is not (401 or 407) || _met == Most
            || DigestClient.Answer(challenge, login, method, System.Text.Encoding.UTF8.GetString(uri)) is not { } answer)
        {
            return false;
        }

        var known = _lines.RemoveAll(line => line.Header == answer.Header && line.Realm == answer.Realm) > 0;
        if (known && !answer.Stale)
        {
            return false;
        }

        _met++;
        _lines.Add((answer.Header, answer.Realm, answer.Value));
        return true;
    }

    public void Write(ref SipWriter writer)
    {
        foreach (var (header, _, value) in _lines)
        {
            writer.Header(header, value);
        }
    }

    /// <summary>The request goes to somebody else.</summary>
    public void Clear()
    {
        _lines.Clear();
        _met = 0;
    }
}
