using System.Text.RegularExpressions;

namespace CallCenter.CallModel.Numbers;

/// <summary>What people and machines write around a number: full-width digits, invisible marks, an extension behind it.</summary>
internal static partial class NumberText
{
    /// <summary>Full-width forms narrowed, marks that nobody sees left out, blanks at the ends too.</summary>
    public static string Clean(string raw) => raw.Any(c => IsInvisible(c) || Narrow(c) != c)
        ? string.Concat(raw.Where(c => !IsInvisible(c)).Select(Narrow)).Trim()
        : raw.Trim();

    /// <summary>"010-62345678转801", "+49 30 123456 ext. 12", "…;ext=12", "…x12" without the extension; null when none is named.</summary>
    public static string? WithoutNamedExtension(string text) => NamedExtension().Match(text) is { Success: true } m ? text[..m.Index].TrimEnd() : null;

    /// <summary>"010-62345678-801" without its last group; null when there is none. Whether it was an extension only the number's length says.</summary>
    public static string? WithoutLastGroup(string text) => LastGroup().Match(text) is { Success: true } m ? text[..m.Index].TrimEnd() : null;

    // Chinese input methods write full-width forms: U+FF01 to U+FF5E stand for U+0021 to U+007E.
    private static char Narrow(char c) => c is >= '\uff01' and <= '\uff5e' ? (char)(c - 0xfee0) : c;

    // Copied from web pages and address books: soft hyphen, zero-width and direction marks, byte order mark.
    private static bool IsInvisible(char c) =>
        c is '\u00ad' or '\ufeff' or (>= '\u200b' and <= '\u200f') or (>= '\u202a' and <= '\u202e') or (>= '\u2060' and <= '\u206f');

    [GeneratedRegex(@"(?<=\d\)?)\s*(?:;\s*ext=|extension|ext\.?|转|轉|分机|分機|x|#)\s*[:.]?\s*\d{1,7}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NamedExtension();

    [GeneratedRegex(@"(?<=\d)\s*[-\u2010-\u2015]\s*\d{1,6}$", RegexOptions.CultureInvariant)]
    private static partial Regex LastGroup();
}
