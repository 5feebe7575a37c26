using CallCenter.CallModel.Calls;

namespace CallCenter.CallModel.Desk;

/// <summary>A caller in a park slot.</summary>
/// <param name="By">the agent who parked.</param>
/// <param name="Until">goes back to that agent, or to the queue, then.</param>
public sealed record ParkedCall(int Slot, CallId CallId, string Queue, string Number, string? Name, string By, DateTimeOffset Since, DateTimeOffset Until);
