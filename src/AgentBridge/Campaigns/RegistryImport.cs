namespace CallCenter.AgentBridge.Campaigns;

/// <param name="Taken">different numbers that the list has now.</param>
/// <param name="Rejected">lines that are no numbers.</param>
internal sealed record RegistryImport(int Taken, int Rejected);
