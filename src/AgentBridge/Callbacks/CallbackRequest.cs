namespace CallCenter.AgentBridge.Callbacks;

/// <param name="Agent">whom the person wants to talk to; null = whoever serves the queue.</param>
/// <param name="CallId">the call that it comes from.</param>
internal sealed record CallbackRequest(string? Number, string? Name, string? Queue, string? Note, DateTimeOffset? DueAt, string? Agent = null, CallId? CallId = null,
    string? Language = null);
