using CallCenter.AgentBridge.SignIn;

namespace CallCenter.AgentBridge.Agents;

/// <param name="HasPhone">a phone may register under this name.</param>
internal sealed record AgentAnswer(string User, string Name, IReadOnlyList<string> Roles, IReadOnlyDictionary<string, int> Skills,
    IReadOnlyList<string> Queues, string Language, bool Disabled, bool HasPhone, AgentTelephone Telephone, int Version)
{
    public static AgentAnswer Of(UserProfile p, UserSecrets? secrets) =>
        new(p.User, p.Name, RoleNames.Of(p.Roles), p.Skills, p.Queues, p.Language, p.Disabled, secrets?.SipHa1Md5 is not null, p.Telephone, p.Version);
}
