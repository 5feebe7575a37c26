namespace CallCenter.CallModel.Speech;

/// <summary>Why a caller who might speak is not listened to.</summary>
public sealed record Deafness(DeafReason Reason, string? Detail = null);
