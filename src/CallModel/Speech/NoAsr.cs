namespace CallCenter.CallModel.Speech;

/// <summary>Why a caller who might speak is not listened to.</summary>
public sealed record NoAsr(NoAsrReason Reason, string? Detail = null);
