namespace CallCenter.CallControl.Legs;

/// <summary>
/// A call's data as header lines: "user-to-user" and "referred-by" are the headers of those names (RFC 7433, RFC 3892), "x-account" and "account" are both
/// X-account. A name or value that could not stand in a header is left out.
/// </summary>
internal static class DataHeaders
{
    private const string UserToUser = "user-to-user";
    private const string ReferredBy = "referred-by";

    public static IEnumerable<KeyValuePair<string, string>> Of(IReadOnlyDictionary<string, string> data)
    {
        foreach (var (name, value) in data)
        {
            if (name.Length > 0 && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') && !value.AsSpan().ContainsAnyInRange('\0', '\u001f'))
            {
                yield return new(HeaderOf(name), value);
            }
        }
    }

    private static string HeaderOf(string name) =>
        name.Equals(UserToUser, StringComparison.OrdinalIgnoreCase) ? "User-to-User"
        : name.Equals(ReferredBy, StringComparison.OrdinalIgnoreCase) ? "Referred-By"
        : name.StartsWith("x-", StringComparison.OrdinalIgnoreCase) ? $"X-{name[2..]}"
        : $"X-{name}";
}
