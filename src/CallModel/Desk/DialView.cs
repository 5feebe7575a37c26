using CallCenter.CallModel.Calls;

namespace CallCenter.CallModel.Desk;

/// <summary>A call that the agent dials, or has dialed in vain.</summary>
/// <param name="To">the number, or the colleague's user name.</param>
/// <param name="Failed">why there is no conversation; null while there may be one.</param>
public sealed record DialView(CallId CallId, string To, string? Queue, DateTimeOffset Since, DialPhase Phase, EndReason? Failed = null);
