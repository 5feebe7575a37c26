namespace CallCenter.ServiceDesk.Calls;

/// <summary>Whether a caller's number says who calls.</summary>
internal static class CallerNumber
{
    // RFC 3323 §4.1.1.3 and what trunks write for a withheld number.
    private static readonly HashSet<string> Withheld = new(StringComparer.OrdinalIgnoreCase)
    {
        "", "anonymous", "restricted", "unavailable", "unknown", "private", "withheld", "asserted", "-",
    };

    public static bool IsKnown(string from) => !Withheld.Contains(from.Trim());
}
