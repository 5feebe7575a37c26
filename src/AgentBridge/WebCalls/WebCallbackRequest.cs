namespace CallCenter.AgentBridge.WebCalls;

/// <summary>A visitor's wish to be called.</summary>
/// <param name="Page">address of the page on which the button is.</param>
/// <param name="Language">en or zh: in which the person is spoken to.</param>
internal sealed record WebCallbackRequest(string? Number = null, string? Name = null, string? Page = null, string? Language = null);
