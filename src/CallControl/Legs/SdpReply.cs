namespace CallCenter.CallControl.Legs;

/// <summary>What an offer is met with.</summary>
/// <param name="Answer">our answer; null = the offer is refused.</param>
/// <param name="Status">200, or the status of the refusal.</param>
/// <param name="Warning">value of the refusal's Warning header; null = none.</param>
/// <param name="Reason">of the end of a call that is refused so.</param>
internal sealed record SdpReply(byte[]? Answer, int Status, string? Warning = null, EndReason Reason = EndReason.NoMediaOffered);
