namespace CallCenter.AgentBridge.SignIn;

internal sealed record Who(string User, string Name, IReadOnlyList<string> Roles, string Language, DateTimeOffset ServerTime, AgentTelephone Telephone);
