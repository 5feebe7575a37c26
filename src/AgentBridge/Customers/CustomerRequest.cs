namespace CallCenter.AgentBridge.Customers;

/// <param name="Code">the customer's number in the company's own books.</param>
/// <param name="Version">the version that was read: the change is refused when somebody else has saved meanwhile; null = whatever is stored now.</param>
internal sealed record CustomerRequest(string? Name, IReadOnlyList<string>? Numbers, string? Email = null, string? Company = null,
    string? ValueClass = null, string? Notes = null, string? Language = null, int? Version = null,
    string? Code = null, IReadOnlyList<Contract>? Contracts = null, IReadOnlyList<Purchase>? Purchases = null);
