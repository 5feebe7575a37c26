namespace CallCenter.CallModel.Numbers;

/// <summary>The words that stand where a caller's number would (RFC 3323 §4.1.1.3, and what networks write).</summary>
public static class WithheldNumber
{
    /// <summary>The one word for it in the product's own facts.</summary>
    public const string Word = "anonymous";

    private static readonly HashSet<string> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        "", Word, "restricted", "unavailable", "unavail", "unknown", "private", "withheld", "blocked", "asserted", "-",
    };

    public static bool Is(string number) => Words.Contains(number.Trim());
}
