using System.Globalization;
using System.Text.RegularExpressions;

namespace CallCenter.CallModel.Numbers;

/// <summary>What people and machines write around a number: marks that nobody sees, a URI's scheme and parameters, a label, an extension.</summary>
internal static partial class NumberText
{
    // what spreadsheets and address books put around a text: '0301234, ="0301234", "0301234"
    private static readonly char[] Wrapping = [' ', '\t', '\r', '\n', '\u00a0', '\u3000', '\'', '"', '=', '`', '\u2018', '\u2019', '\u201c', '\u201d', '\u201e'];

    /// <summary>Full-width forms and digits of other scripts as ASCII; marks that nobody sees, blanks and quotes around it left out.</summary>
    public static string Clean(string raw) =>
        (raw.Any(c => !char.IsAscii(c)) ? string.Concat(raw.Where(c => !IsInvisible(c)).Select(Narrow)) : raw).Trim(Wrapping);

    /// <summary>
    /// The number without "tel:" or "sip:", host and parameters (RFC 3966 §3, RFC 3261 §19.1.6); a global phone-context is given apart,
    /// since it says which number a local one is.
    /// </summary>
    public static (string Number, string? Context) Subscriber(string text)
    {
        var scheme = Scheme().Match(text);
        if (scheme.Success)
        {
            text = Uri.UnescapeDataString(text[scheme.Length..]);
            text = text.LastIndexOf('@') is > 0 and var at ? text[..at] : text;
        }

        if (Parameters().Match(text) is not { Success: true, Index: > 0 } parameters)
        {
            return (text, null);
        }

        var context = PhoneContext().Match(parameters.Value);
        return (text[..parameters.Index].TrimEnd(), context.Success ? context.Groups[1].Value : null);
    }

    /// <summary>"010-62345678转801", "+49 30 123456 ext. 12", "…x12" without the extension; null when none is named.</summary>
    public static string? WithoutNamedExtension(string text) => NamedExtension().Match(text) is { Success: true } m ? text[..m.Index].TrimEnd() : null;

    /// <summary>"010-62345678-801" without its last group; null when there is none. Whether it was an extension only the number's length says.</summary>
    public static string? WithoutLastGroup(string text) => LastGroup().Match(text) is { Success: true } m ? text[..m.Index].TrimEnd() : null;

    /// <summary>"Tel. 030 1234567", "Mobil: 0171 …", "030 1234567 (work)" without the word; null when there is none.</summary>
    public static string? WithoutLabel(string text)
    {
        var start = LabelBefore().Match(text) is { Success: true } before ? before.Length : 0;
        var end = LabelBehind().Match(text) is { Success: true } behind ? behind.Index : text.Length;
        return end - start < text.Length && end > start ? text[start..end].Trim() : null;
    }

    // Chinese input methods write full-width forms: U+FF01 to U+FF5E stand for U+0021 to U+007E.
    private static char Narrow(char c) =>
        c is >= '\uff01' and <= '\uff5e' ? (char)(c - 0xfee0)
        : char.IsDigit(c) ? (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(c))
        : c;

    // Copied from web pages and address books: soft hyphen, zero-width and direction marks, joiners, variation selectors, byte order mark.
    private static bool IsInvisible(char c) => c is '\u034f' or (>= '\ufe00' and <= '\ufe0f') || char.GetUnicodeCategory(c) == UnicodeCategory.Format;

    [GeneratedRegex("^(?:(?:tel|sips?|callto|phone):(?://)?)+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Scheme();

    [GeneratedRegex(@"\s*(?:;[a-z][a-z0-9-]*(?:=[^;]*)?)+$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Parameters();

    [GeneratedRegex(@";phone-context=(\+[\d().-]+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PhoneContext();

    [GeneratedRegex(@"(?<=\d\)?)\s*,?\s*(?:extension|ext\.?|durchwahl|转|轉|分机|分機|x|#)\s*[:.]?\s*\d{1,7}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NamedExtension();

    [GeneratedRegex(@"(?<=\d)\s*[-\u2010-\u2015]\s*\d{1,6}$", RegexOptions.CultureInvariant)]
    private static partial Regex LastGroup();

    [GeneratedRegex(@"^[^\d+(\[*#]{1,30}[\s.:](?=[+(\[\d])", RegexOptions.CultureInvariant)]
    private static partial Regex LabelBefore();

    [GeneratedRegex(@"[\s(\[,]+\p{L}[^\d+*#]{0,30}$", RegexOptions.CultureInvariant)]
    private static partial Regex LabelBehind();
}
