namespace CallCenter.CallModel.Reports;

/// <summary>How many agents a queue needs as things are now, by Erlang A on its last minutes.</summary>
/// <param name="CallsPerHour">at the pace of the last quarter of an hour.</param>
/// <param name="HandleSeconds">mean of the last calls, wrap-up included; null: there were none, and nothing can be said.</param>
/// <param name="PatienceSeconds">mean time until callers give up; null: nobody has.</param>
/// <param name="Agents">at work for the queue; who serves several counts for each by its share of the load.</param>
/// <param name="Share">what is to be answered in time, 0..1.</param>
/// <param name="Needed">agents with whom it would be; null: it cannot be said.</param>
/// <param name="Expected">share answered in time with as many as are there, rounded.</param>
/// <param name="OneMore">the same with one more.</param>
/// <param name="OneFewer">the same with one fewer.</param>
public sealed record QueueStaffing(string Queue, double CallsPerHour, double? HandleSeconds, double? PatienceSeconds, double Agents, double Share, int? Needed,
    double? Expected, double? OneMore, double? OneFewer);
