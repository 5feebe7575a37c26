namespace CallCenter.CallModel.Reports;

/// <summary>A period in which a queue has missed its target.</summary>
/// <param name="Causes">the hours that weigh most in it, earliest first; empty where the period is an hour itself.</param>
public sealed record Deviation(QueueTarget Target, DateTimeOffset Start, DateTimeOffset End, double Actual, IReadOnlyList<DeviationCause> Causes);
