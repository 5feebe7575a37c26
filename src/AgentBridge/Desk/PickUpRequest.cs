namespace CallCenter.AgentBridge.Desk;

/// <param name="Slot">of the parked caller.</param>
internal sealed record PickUpRequest(int Slot);
