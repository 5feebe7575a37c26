namespace CallCenter.CallControl.Legs;

/// <summary>
/// A call's data as header lines: "user-to-user" and "referred-by" are the headers of those names (RFC 7433, RFC 3892), "replaces" is, with a dialog for its
/// value (RFC 3891), "x-account" and "account" are both X-account. A name or value that could not stand in a header is left out.
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
                yield return new(HeaderOf(name, value), value);
            }

            if (IsReplaces(name, value))
            {
                // who does not know it would ring as if nothing had been said (RFC 3891 §4)
                yield return new("Require", TransferRequest.Replaces);
            }
        }
    }

    private static bool IsReplaces(string name, string value) => name == TransferRequest.Replaces
        && value.Contains(";to-tag=", StringComparison.OrdinalIgnoreCase) && value.Contains(";from-tag=", StringComparison.OrdinalIgnoreCase);

    private static string HeaderOf(string name, string value) =>
        name.Equals(UserToUser, StringComparison.OrdinalIgnoreCase) ? "User-to-User"
        : name.Equals(ReferredBy, StringComparison.OrdinalIgnoreCase) ? "Referred-By"
        : IsReplaces(name, value) ? "Replaces"
        : name.StartsWith("x-", StringComparison.OrdinalIgnoreCase) ? $"X-{name[2..]}"
        : $"X-{name}";
}
