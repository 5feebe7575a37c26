namespace CallCenter.CallModel.Numbers;

/// <summary>
/// Numbers as E.164 (ITU-T E.164: "+" and at most 15 digits) where they can be, else as they came.
/// The country's own calling code and trunk prefix come from the settings.
/// </summary>
/// <param name="nationalPrefix">dialed before national numbers; empty where the country has none.</param>
public sealed class NumberingPlan(string countryCode = "49", string nationalPrefix = "0", string internationalPrefix = "00")
{
    private const int ShortestE164 = 6;
    private const int ShortestNational = 6;
    private const int ShortestWithoutPrefix = 7;
    private const int LongestE164 = 15;

    /// <summary>
    /// "+49 (30) 1234567", "+49 (0)30 1234567", "0049301234567" and "0301234567" all become "+49301234567"; an extension or a name stays as it is.
    /// </summary>
    public string Normalize(string raw)
    {
        var trimmed = raw.Trim();
        Span<char> digits = stackalloc char[LongestE164 + 5];
        if (!TryRead(trimmed, digits, out var count, out var plus))
        {
            return trimmed;
        }

        ReadOnlySpan<char> number = digits[..count];
        return (plus ? E164(number) : FromDialed(number)) ?? trimmed;
    }

    private string? FromDialed(ReadOnlySpan<char> number)
    {
        if (IsInternational(number))
        {
            return E164(number[internationalPrefix.Length..]);
        }

        if (nationalPrefix.Length == 0)
        {
            return number.Length >= ShortestWithoutPrefix ? E164($"{countryCode}{number}") : null;
        }

        return number.StartsWith(nationalPrefix) && number.Length >= ShortestNational
            ? E164($"{countryCode}{number[nationalPrefix.Length..]}")
            : null;
    }

    /// <summary>False when the text is no number: a letter, a second plus, too many digits.</summary>
    private bool TryRead(ReadOnlySpan<char> text, Span<char> digits, out int count, out bool plus)
    {
        (count, plus) = (0, false);
        for (var i = 0; i < text.Length; i++)
        {
            var c = Narrow(text[i]);
            if (char.IsAsciiDigit(c))
            {
                if (count == digits.Length)
                {
                    return false;
                }

                digits[count++] = c;
            }
            else if (c == '+' && count == 0 && !plus)
            {
                plus = true;
            }
            else if (!IsSeparator(c))
            {
                return false;
            }
            else if (text[i..].StartsWith("(0)") && (plus || IsInternational(digits[..count])))
            {
                // Means "0 only within the country".
                i += 2;
            }
        }

        return true;
    }

    private bool IsInternational(ReadOnlySpan<char> number) => internationalPrefix.Length > 0 && number.StartsWith(internationalPrefix);

    // Chinese input methods write full-width forms: U+FF01 to U+FF5E stand for U+0021 to U+007E.
    private static char Narrow(char c) => c is >= '\uff01' and <= '\uff5e' ? (char)(c - 0xfee0) : c;

    private static bool IsSeparator(char c) =>
        c is '-' or '.' or '/' or '(' or ')' or (>= '\u2010' and <= '\u2015') || char.IsWhiteSpace(c);

    private static string? E164(ReadOnlySpan<char> digits) =>
        digits.Length is >= ShortestE164 and <= LongestE164 && digits[0] != '0' ? $"+{digits}" : null;
}
