namespace CallCenter.AgentBridge.Customers;

internal sealed record CustomerRequest(string? Name, IReadOnlyList<string>? Numbers, string? Email = null, string? Company = null,
    string? ValueClass = null, string? Notes = null, string? Language = null);
