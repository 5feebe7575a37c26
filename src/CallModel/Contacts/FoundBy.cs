namespace CallCenter.CallModel.Contacts;

/// <summary>What the caller keyed that found the customer; it outranks the caller's number.</summary>
/// <param name="Name">the variable's.</param>
public sealed record FoundBy(string Name, string Value);
