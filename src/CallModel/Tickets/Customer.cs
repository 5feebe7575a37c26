namespace CallCenter.CallModel.Tickets;

/// <param name="Numbers">E.164.</param>
/// <param name="ValueClass">A, B or C: "gold" customers are A.</param>
public sealed record Customer(Guid Id, string Name, IReadOnlyList<string> Numbers, string? Email = null, string? Company = null,
    string ValueClass = "C", string? Notes = null, string Language = "en");
