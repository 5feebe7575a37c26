namespace CallCenter.AgentBridge.Calls;

/// <param name="Id">the call's id: what becomes of it stands under /api/v1/calls/{id}.</param>
internal sealed record PlacedCall(string Id);
