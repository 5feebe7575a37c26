using CallCenter.AgentBridge.SignIn;

namespace CallCenter.AgentBridge.Agents;

internal static class AgentRules
{
    private const int LongestUser = 32;
    private const int LongestName = 100;
    private const int MostEntries = 50;
    private const int ShortestSipPassword = 8;

    public static bool IsUser(string user) =>
        user.Length is > 0 and <= LongestUser && user != "live" && user.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '.' or '-');

    public static bool IsWord(string word) =>
        word.Length is > 0 and <= LongestUser && word.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-');

    public static bool IsRouting(string name) => name.Length is > 0 and <= LongestUser && name.All(char.IsAsciiLetter);

    /// <summary>The first field at fault and why; null when all is well.</summary>
    public static (string Field, string Why)? Fault(AgentRequest r) => r switch
    {
        { Name: { } n } when n.Trim().Length is 0 or > LongestName => ("name", $"1 to {LongestName} characters"),
        { Password: { Length: < Passwords.Shortest or > Passwords.Longest } } => ("password", $"{Passwords.Shortest} to {Passwords.Longest} characters"),
        { SipPassword: { Length: < ShortestSipPassword or > Passwords.Longest } } => ("sipPassword", $"{ShortestSipPassword} to {Passwords.Longest} characters"),
        { Language: not (null or "en" or "zh") } => ("language", "en or zh"),
        { Roles: { } roles } when RoleNames.Parse(roles) is null => ("roles", "one or more of agent, supervisor, admin"),
        { Queues: { } queues } when queues.Count > MostEntries || !queues.All(IsWord) => ("queues", "names of queues: lower-case letters, digits, dash"),
        { Skills: { } skills } when skills.Count > MostEntries || skills.Any(s => s.Key.Trim().Length is 0 or > LongestUser || s.Value is < 1 or > 10)
            => ("skills", "names with levels 1 to 10"),
        _ => null,
    };
}
