using CallCenter.CallModel.Calls;

namespace CallCenter.CallModel.Telephony;

/// <summary>A call that rings on a telephone in a page.</summary>
public sealed record PageRing(CallId CallId, string Number, string? Name);
