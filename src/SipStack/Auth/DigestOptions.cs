namespace CallCenter.SipStack.Auth;

/// <summary>Settings of the server's digest (RFC 7616, RFC 8760).</summary>
public sealed record DigestOptions
{
    public string Realm { get; init; } = "callcenter";

    /// <summary>
    /// One challenge header each, in this order; answers by another one are wrong. MD5 alone by default: some phones take only the first
    /// header, others fail on any SHA-256 header.
    /// </summary>
    public IReadOnlyList<DigestAlgorithm> Algorithms { get; init; } = [DigestAlgorithm.Md5];

    /// <summary>A nonce older than this is answered by a fresh one and stale=true.</summary>
    public TimeSpan NonceLife { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Wrong answers for one user from one address before its next ones are not looked at; one more may come each time that its share of
    /// <see cref="FailureWindow"/> has passed.
    /// </summary>
    public int MaxFailures { get; init; } = 20;

    /// <summary>The same for one address over all users.</summary>
    public int MaxFailuresOfAddress { get; init; } = 60;

    /// <summary>The same for one user over all addresses.</summary>
    public int MaxFailuresOfUser { get; init; } = 40;

    public TimeSpan FailureWindow { get; init; } = TimeSpan.FromMinutes(1);
}
