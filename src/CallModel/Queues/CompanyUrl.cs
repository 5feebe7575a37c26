using System.Text.RegularExpressions;

namespace CallCenter.CallModel.Queues;

/// <summary>
/// An address with placeholders: {phone}, {name}, {callId}, {queue}, {language}, {ticket}, {customerId}, {customer} (the customer's own number),
/// and {data.NAME} for what the call has gathered. Values are escaped; what is not known is empty.
/// </summary>
public static partial class CompanyUrl
{
    public const int Longest = 1000;

    public static readonly IReadOnlyList<string> Names = ["phone", "name", "callId", "queue", "language", "ticket", "customerId", "customer"];

    public static string Fill(string template, Func<string, string?> value) =>
        Placeholder().Replace(template, found => Uri.EscapeDataString(value(found.Groups[1].Value) ?? ""));

    /// <summary>The first placeholder that means nothing; null when all do.</summary>
    public static string? Unknown(string template) => Placeholder().Matches(template).Select(m => m.Groups[1].Value)
        .FirstOrDefault(name => !Names.Contains(name) && !(name.StartsWith("data.", StringComparison.Ordinal) && name.Length > 5));

    /// <summary>http or https, its host written out.</summary>
    public static bool IsSound(string template)
    {
        var brace = template.IndexOf('{', StringComparison.Ordinal);
        return Uri.TryCreate(Fill(template, _ => "x"), UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.UserInfo.Length == 0
            && (brace < 0 || brace > template.IndexOf(uri.Authority, StringComparison.OrdinalIgnoreCase) + uri.Authority.Length - 1)
            && template.Contains(uri.Authority, StringComparison.OrdinalIgnoreCase);
    }

    [GeneratedRegex(@"\{([^{}]*)\}")]
    private static partial Regex Placeholder();
}
