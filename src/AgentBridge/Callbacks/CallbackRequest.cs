namespace CallCenter.AgentBridge.Callbacks;

internal sealed record CallbackRequest(string? Number, string? Name, string? Queue, string? Note, DateTimeOffset? DueAt);
