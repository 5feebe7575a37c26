namespace CallCenter.CallModel.Tickets;

/// <summary>Numbers of customers, contracts and orders as they are compared: "a 12-345" and "A12345" are the same.</summary>
public static class CustomerKey
{
    public static string Of(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToUpperInvariant();
}
