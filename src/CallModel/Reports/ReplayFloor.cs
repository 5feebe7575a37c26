using CallCenter.CallModel.Agents;
using CallCenter.CallModel.Queues;

namespace CallCenter.CallModel.Reports;

/// <summary>A past day as it is to be played again.</summary>
public sealed record ReplayFloor(IReadOnlyList<QueueConfig> Queues, IReadOnlyList<UserProfile> Agents, IReadOnlyList<ReplayShift> Shifts,
    IReadOnlyList<ReplayCall> Calls);
