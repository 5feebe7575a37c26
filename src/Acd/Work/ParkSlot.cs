using CallCenter.Acd.Core;

namespace CallCenter.Acd.Work;

/// <summary>Where a parked item is.</summary>
/// <param name="By">the agent who parked it.</param>
/// <param name="Return">when it goes back.</param>
internal sealed record ParkSlot(int Slot, string By, DateTimeOffset Since, DateTimeOffset Until, Deadline Return);
