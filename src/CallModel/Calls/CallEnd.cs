namespace CallCenter.CallModel.Calls;

/// <summary>The end of a call or of one leg. <paramref name="SipStatus"/> is the final SIP status, where there was one.</summary>
public sealed record CallEnd(CallResult Result, EndReason Reason, int? SipStatus = null);
