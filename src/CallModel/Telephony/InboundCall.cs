namespace CallCenter.CallModel.Telephony;

/// <summary>A call that has come in and has passed the trunk's rules. Its arrival is already a fact.</summary>
/// <param name="To">user part of the Request-URI as it came: the number that was dialed.</param>
/// <param name="Trunk">the trunk's name, or "user:NAME" for a registered phone.</param>
public sealed record InboundCall(ICallLeg Caller, string From, string? CallerName, string To, string Trunk, DateTimeOffset ArrivedAt);
