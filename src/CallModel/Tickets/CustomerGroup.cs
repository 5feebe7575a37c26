namespace CallCenter.CallModel.Tickets;

/// <summary>Customers who have something in common; what is empty does not matter.</summary>
/// <param name="ValueClasses">some of A, B, C.</param>
/// <param name="Company">its whole name, in any case.</param>
/// <param name="Language">that they speak.</param>
public sealed record CustomerGroup(IReadOnlyList<string> ValueClasses, string? Company = null, string? Language = null);
