namespace CallCenter.AgentBridge.SignIn;

/// <summary>Roles as the API writes them: a list of words.</summary>
internal static class RoleNames
{
    private static readonly (Roles Role, string Name)[] All =
        [(Roles.Agent, Access.Agent), (Roles.Supervisor, Access.Supervisor), (Roles.Admin, Access.Admin)];

    public static IEnumerable<string> Words => All.Select(r => r.Name);

    public static IReadOnlyList<string> Of(Roles roles) => [.. All.Where(r => roles.HasFlag(r.Role)).Select(r => r.Name)];

    /// <summary>Null when a word is no role or the list is empty.</summary>
    public static Roles? Parse(IReadOnlyList<string> names)
    {
        var roles = Roles.None;
        foreach (var name in names)
        {
            var role = Array.Find(All, r => r.Name == name).Role;
            if (role == Roles.None)
            {
                return null;
            }

            roles |= role;
        }

        return roles == Roles.None ? null : roles;
    }
}
