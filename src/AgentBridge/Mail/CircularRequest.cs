namespace CallCenter.AgentBridge.Mail;

/// <summary>A letter to many.</summary>
/// <param name="PerMinute">at most so many are handed over in a minute.</param>
internal sealed record CircularRequest(string? Name, string? Template, int PerMinute = 60);
