namespace CallCenter.AgentBridge.SignIn;

internal sealed record SessionAnswer(string Token, string User, string Name, IReadOnlyList<string> Roles, string Language,
    DateTimeOffset ServerTime, AgentTelephone Telephone);
