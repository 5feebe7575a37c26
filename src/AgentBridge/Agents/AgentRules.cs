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

    public static bool IsAdmin(UserProfile profile) => profile.Roles.HasFlag(Roles.Admin) && !profile.Disabled;

    /// <summary>What a new person must have besides.</summary>
    public static IReadOnlyList<FieldFault> FaultsOfNew(AgentRequest r) => Check.All(
    [
        r.User is { } user && IsUser(user) ? null : FieldFault.NotName("user", LongestUser, "lower-case letters, digits, dots or dashes"),
        r.Password is null ? FieldFault.Missing("password") : null,
        .. Faults(r.User ?? "", r),
    ]);

    public static IReadOnlyList<FieldFault> Faults(string user, AgentRequest r) => Check.All(
        Check.Length("name", r.Name?.Trim(), 1, LongestName),
        Check.Length("password", r.Password, Passwords.Shortest, Passwords.Longest),
        Check.Length("sipPassword", r.SipPassword, ShortestSipPassword, Passwords.Longest),
        string.Equals(r.SipPassword, user, StringComparison.OrdinalIgnoreCase)
            ? new FieldFault("sipPassword", FaultCode.IsUser, "must not be the user's name")
            : null,
        Check.OneOf("language", r.Language, "en", "zh"),
        r.Roles is { } roles && RoleNames.Parse(roles) is null ? FieldFault.NotOneOf("roles", RoleNames.Words) : null,
        Check.Most("queues", r.Queues?.Count, MostEntries),
        r.Queues?.All(IsWord) is false ? FieldFault.NotName("queues", LongestUser, "lower-case letters, digits or dashes") : null,
        Check.Most("skills", r.Skills?.Count, MostEntries),
        r.Skills?.Keys.Any(name => name.Trim().Length is 0 or > LongestUser) is true ? FieldFault.NotName("skills", LongestUser, "characters") : null,
        r.Skills?.Values.Select(level => Check.Range("skills", level, 1, 10)).FirstOrDefault(fault => fault is not null));
}
