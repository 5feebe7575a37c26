namespace CallCenter.CallModel.Tickets;

/// <param name="Numbers">E.164.</param>
/// <param name="ValueClass">A, B or C: "gold" customers are A.</param>
/// <param name="Version">1 for a new one, one more with each change.</param>
public sealed record Customer(Guid Id, string Name, IReadOnlyList<string> Numbers, string? Email = null, string? Company = null,
    string ValueClass = "C", string? Notes = null, string Language = "en", int Version = 1);
