namespace CallCenter.AgentBridge.Desk;

/// <summary>A queue, a number or a flow.</summary>
internal sealed record TransferRequestBody(string? Queue, string? Number, string? Flow = null);
