namespace CallCenter.CallModel.Dialing;

/// <summary>A number that is not dialed by campaigns.</summary>
/// <param name="List"><see cref="DoNotCall.Own"/>, or the name of a registry.</param>
/// <param name="By">who wrote it, or how it came there.</param>
public sealed record DoNotCallEntry(string Number, string List, DateTimeOffset AddedAt, string? By = null, string? Note = null);
