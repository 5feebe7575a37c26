namespace CallCenter.AgentBridge.Campaigns;

/// <param name="ValueClasses">some of A, B, C; none = all.</param>
/// <param name="Company">its whole name.</param>
/// <param name="Language">en or zh.</param>
internal sealed record CustomerListRequest(IReadOnlyList<string>? ValueClasses = null, string? Company = null, string? Language = null);
