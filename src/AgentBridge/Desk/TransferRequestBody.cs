namespace CallCenter.AgentBridge.Desk;

/// <summary>Either a queue or a number.</summary>
internal sealed record TransferRequestBody(string? Queue, string? Number);
