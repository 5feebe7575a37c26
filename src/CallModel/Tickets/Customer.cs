using CallCenter.CallModel.Faults;

namespace CallCenter.CallModel.Tickets;

/// <param name="Numbers">E.164.</param>
/// <param name="ValueClass">A, B or C: "gold" customers are A.</param>
/// <param name="Version">1 for a new one, one more with each change.</param>
public sealed record Customer(Guid Id, string Name, IReadOnlyList<string> Numbers, string? Email = null, string? Company = null,
    string ValueClass = "C", string? Notes = null, string Language = "en", int Version = 1)
{
    /// <summary>The customer's number in the company's own books.</summary>
    public string? Code { get; init; }

    public IReadOnlyList<Contract> Contracts { get; init => field = Entries.Of(value); } = [];

    /// <summary>Newest first.</summary>
    public IReadOnlyList<Purchase> Purchases { get; init => field = Entries.Of(value); } = [];

    /// <summary>What the customer may be found by beside the telephone: the own number, contracts and orders.</summary>
    public IEnumerable<string> Keys() => Contracts.Select(c => c.Number).Concat(Purchases.Select(p => p.Order)).Prepend(Code).OfType<string>();
}
