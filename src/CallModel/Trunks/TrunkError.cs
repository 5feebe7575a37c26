namespace CallCenter.CallModel.Trunks;

/// <summary>Something that went wrong at a trunk.</summary>
/// <param name="Status">the SIP status; 408 = nobody answered, 503 = it could not be sent, or no line was free.</param>
public sealed record TrunkError(DateTimeOffset At, TrunkErrorKind Kind, int Status);
