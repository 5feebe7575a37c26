namespace CallCenter.AgentBridge.SignIn;

internal sealed record SessionChange(string? Language, string? Password, string? CurrentPassword, AgentTelephone? Telephone = null);
