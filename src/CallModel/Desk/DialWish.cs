namespace CallCenter.CallModel.Desk;

/// <summary>An agent's wish to call somebody.</summary>
/// <param name="To">a number, or a colleague's user name.</param>
/// <param name="Queue">whose call it is; null = the agent's first.</param>
/// <param name="CallerNumber">the number to present; null = the trunk's own.</param>
public sealed record DialWish(string To, string? Queue = null, string? CallerNumber = null);
