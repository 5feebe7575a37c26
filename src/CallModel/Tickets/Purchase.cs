namespace CallCenter.CallModel.Tickets;

/// <summary>Something that a customer has bought.</summary>
/// <param name="Order">the order's number, as the customer may key it.</param>
/// <param name="Amount">as it is to be read, with its currency.</param>
public sealed record Purchase(string Product, DateOnly? On = null, string? Order = null, string? Amount = null);
