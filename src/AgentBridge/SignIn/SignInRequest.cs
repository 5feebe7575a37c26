namespace CallCenter.AgentBridge.SignIn;

internal sealed record SignInRequest(string? User, string? Password);
