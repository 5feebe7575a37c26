namespace CallCenter.CallModel;

/// <summary>
/// Numbers as E.164 (ITU-T E.164: "+" and at most 15 digits) where they can be, else as they came.
/// The country's own calling code and trunk prefix come from the settings.
/// </summary>
public sealed class NumberingPlan(string countryCode = "49", string nationalPrefix = "0", string internationalPrefix = "00")
{
    private const int ShortestNational = 6;
    private const int LongestE164 = 15;

    /// <summary>
    /// "+49 (30) 1234567", "0049301234567" and "0301234567" all become "+49301234567"; an extension or a name stays as it is.
    /// </summary>
    public string Normalize(string raw)
    {
        Span<char> digits = stackalloc char[LongestE164 + 5];
        var count = 0;
        var plus = false;
        foreach (var c in raw.AsSpan().Trim())
        {
            if (char.IsAsciiDigit(c) && count < digits.Length)
            {
                digits[count++] = c;
            }
            else if (c == '+' && count == 0 && !plus)
            {
                plus = true;
            }
            else if (c is not (' ' or '-' or '.' or '/' or '(' or ')'))
            {
                return raw.Trim();
            }
        }

        var number = digits[..count];
        if (plus)
        {
            return E164(number) ?? raw.Trim();
        }

        if (internationalPrefix.Length > 0 && number.StartsWith(internationalPrefix))
        {
            return E164(number[internationalPrefix.Length..]) ?? raw.Trim();
        }

        if (nationalPrefix.Length > 0 && number.StartsWith(nationalPrefix) && count >= ShortestNational)
        {
            return E164($"{countryCode}{number[nationalPrefix.Length..]}") ?? raw.Trim();
        }

        return raw.Trim();
    }

    private static string? E164(ReadOnlySpan<char> digits) =>
        digits.Length is >= ShortestNational and <= LongestE164 && digits[0] != '0' ? $"+{digits}" : null;
}
