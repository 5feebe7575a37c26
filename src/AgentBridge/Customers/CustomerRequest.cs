namespace CallCenter.AgentBridge.Customers;

/// <param name="Version">the version that was read: the change is refused when somebody else has saved meanwhile; null = whatever is stored now.</param>
internal sealed record CustomerRequest(string? Name, IReadOnlyList<string>? Numbers, string? Email = null, string? Company = null,
    string? ValueClass = null, string? Notes = null, string? Language = null, int? Version = null);
