namespace CallCenter.CallModel.Agents;

/// <summary>One contact at which a user's phone is registered (RFC 3261 §10).</summary>
/// <param name="Contact">the SIP URI that calls to it go to.</param>
/// <param name="Address">where the REGISTER came from.</param>
/// <param name="Behind">calls go to that address rather than to what the contact says.</param>
/// <param name="Q">0 to 1; higher first.</param>
public sealed record PhoneRegistration(string User, string Contact, string Address, int Port, bool Behind, double Q, DateTimeOffset ExpiresAt,
    string CallId, uint CSeq, string? UserAgent)
{
    /// <summary>Which telephone it is, whatever its address (RFC 5626); null when it does not say.</summary>
    public string? Instance { get; init; }

    /// <summary>Proxies that its calls have to pass (Path, RFC 3327); empty = none.</summary>
    public IReadOnlyList<string> Path { get; init; } = [];

    /// <summary>When it came; null in what was kept before that was known.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Which of the telephone's ways here; 0 when it has only one.</summary>
    public uint RegId { get; init; }
}
