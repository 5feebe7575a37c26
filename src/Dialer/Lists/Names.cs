namespace CallCenter.Dialer.Lists;

/// <summary>Names that records and files keep.</summary>
internal static class Names
{
    /// <summary>1 to <paramref name="longest"/> lower-case letters, digits or dashes.</summary>
    public static bool Fit(string? name, int longest) =>
        name?.Length >= 1 && name.Length <= longest && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');
}
