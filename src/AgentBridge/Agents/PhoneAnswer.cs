namespace CallCenter.AgentBridge.Agents;

/// <summary>One registered telephone as it is shown.</summary>
/// <param name="Name">what it calls itself (User-Agent); null when it does not say.</param>
/// <param name="Address">where it registers from, with the port.</param>
/// <param name="Since">when it came; null when it was there before the server could tell.</param>
internal sealed record PhoneAnswer(string User, string? Name, string Address, string Contact, DateTimeOffset? Since, DateTimeOffset ExpiresAt)
{
    public static PhoneAnswer Of(PhoneRegistration p) =>
        new(p.User, p.UserAgent, p.Address.Contains(':') ? $"[{p.Address}]:{p.Port}" : $"{p.Address}:{p.Port}", p.Contact, p.Since, p.ExpiresAt);
}
