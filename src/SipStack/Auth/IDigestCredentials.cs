namespace CallCenter.SipStack.Auth;

/// <summary>Where the server side finds its users' secrets.</summary>
public interface IDigestCredentials
{
    /// <summary>
    /// H(user:realm:password) of RFC 7616 §3.4.2 as lower-case hex, or null when there is no such user. May complete later: other
    /// messages are handled meanwhile.
    /// </summary>
    ValueTask<string?> FindHa1Async(string user, string realm, DigestAlgorithm algorithm);
}
