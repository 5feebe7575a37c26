namespace CallCenter.AgentBridge.Desk;

/// <param name="Keys">0-9, *, #, A-D; 32 at most.</param>
internal sealed record KeysRequest(string? Keys);
