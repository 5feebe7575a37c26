namespace CallCenter.SipStack.Auth;

/// <summary>Settings of the server's digest (RFC 7616, RFC 8760).</summary>
public sealed record DigestOptions
{
    public string Realm { get; init; } = "callcenter";

    /// <summary>
    /// One challenge header each, in this order. MD5 alone by default: some phones take only the first header, others fail on any
    /// SHA-256 header.
    /// </summary>
    public IReadOnlyList<DigestAlgorithm> Algorithms { get; init; } = [DigestAlgorithm.Md5];

    /// <summary>A nonce older than this is answered by a fresh one and stale=true.</summary>
    public TimeSpan NonceLife { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Wrong answers from one address within <see cref="FailureWindow"/> before its requests are no longer answered.</summary>
    public int MaxFailures { get; init; } = 20;

    public TimeSpan FailureWindow { get; init; } = TimeSpan.FromMinutes(1);
}
