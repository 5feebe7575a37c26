namespace CallCenter.Reports.Staffing;

/// <summary>What a model of a queue says.</summary>
/// <param name="Waits">share of calls that wait at all.</param>
/// <param name="Abandons">share that gives up.</param>
/// <param name="MeanWait">seconds, of all calls.</param>
/// <param name="Occupancy">share of the agents' time that is work.</param>
/// <param name="InTime">share of all calls that is answered within the target.</param>
internal readonly record struct WaitingModel(double Waits, double Abandons, double MeanWait, double Occupancy, double InTime);
