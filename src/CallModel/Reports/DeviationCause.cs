namespace CallCenter.CallModel.Reports;

/// <summary>One hour's part in a missed target.</summary>
/// <param name="Calls">how many it was computed of.</param>
/// <param name="Weight">its part of all that went wrong in the period, 0..1.</param>
public sealed record DeviationCause(DateTimeOffset Start, DateTimeOffset End, double Actual, int Calls, double Weight);
