using CallCenter.CallModel.Calls;

namespace CallCenter.CallModel.Telephony;

/// <param name="CallerNumber">the number to present; null = the trunk's own.</param>
public sealed record NumberDial(CallId CallId, string Number, TimeSpan RingTime, string? CallerNumber = null);
