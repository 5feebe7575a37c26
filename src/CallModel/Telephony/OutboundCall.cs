namespace CallCenter.CallModel.Telephony;

/// <summary>A wish for a call of its own to somebody; once answered, a flow or a queue serves it. One of the two is named.</summary>
/// <param name="CallerNumber">the number to present; null = the trunk's own.</param>
public sealed record OutboundCall(string Number, TimeSpan RingTime, string? CallerNumber = null, string? Flow = null, string? Queue = null);
