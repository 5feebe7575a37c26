namespace CallCenter.CallModel.Dialing;

/// <summary>A policy pack, to be chosen.</summary>
/// <param name="Limit">of abandoned calls, 0..1.</param>
/// <param name="RingSeconds">the least that a number rings.</param>
/// <param name="Registry">the list that must be imported; null = none.</param>
public sealed record PolicyView(string Name, int Version, string Title, double Limit, int RingSeconds, int? AttemptsPerDay, string? Registry);
