using System.Globalization;
using PhoneNumbers;

namespace CallCenter.CallModel.Numbers;

/// <summary>
/// Numbers as E.164 (ITU-T E.164: "+" and at most 15 digits) where they can be, else as they came. The country's own calling code and
/// prefixes come from the settings; which numbers exist in a country comes from libphonenumber's tables.
/// </summary>
/// <param name="nationalPrefix">dialed before national numbers; empty where the country has none.</param>
public sealed class NumberingPlan(string countryCode = "49", string nationalPrefix = "0", string internationalPrefix = "00")
{
    private const int ShortestE164 = 6;
    private const int ShortestNational = 6;
    private const int ShortestWithoutPrefix = 7;
    private const int LongestE164 = 15;

    private static readonly PhoneNumberUtil World = PhoneNumberUtil.GetInstance();

    private readonly string _region = World.GetRegionCodeForCountryCode(int.TryParse(countryCode, CultureInfo.InvariantCulture, out var code) ? code : 0);

    /// <summary>
    /// "+49 (30) 1234567", "+49 (0)30 1234567", "0049301234567" and "0301234567" all become "+49301234567". An extension behind a number is
    /// left out; a national number must exist in the country, so that short codes (110, 95588), the house's own extensions and names stay as they are.
    /// </summary>
    public string Normalize(string raw)
    {
        var text = NumberText.Clean(raw);
        var named = NumberText.WithoutNamedExtension(text);
        return Existing(named ?? text)
            ?? (NumberText.WithoutLastGroup(named ?? text) is { } shorter ? Existing(shorter) : null)
            ?? International(named ?? text)
            ?? text;
    }

    /// <summary>As people of this country write it: national at home ("030 1234567"), else international ("+1 212-736-5000"); what is no number as it is.</summary>
    public string Display(string number) => Find(number) is { } parsed
        ? World.Format(parsed, parsed.CountryCode.ToString(CultureInfo.InvariantCulture) == countryCode ? PhoneNumberFormat.NATIONAL : PhoneNumberFormat.INTERNATIONAL)
        : number;

    /// <summary>The time zones where the number may ring (IANA names: "Europe/Berlin"; several in wide countries); empty when it does not exist.</summary>
    public IReadOnlyList<string> TimeZones(string number) =>
        Find(number) is { } parsed ? PhoneNumberToTimeZonesMapper.GetInstance().GetTimeZonesForNumber(parsed) : [];

    /// <summary>Reads the tables of the own country (about 40 ms): at the start rather than in the first call.</summary>
    public void Warm() => Normalize($"+{countryCode}{new string('1', ShortestNational)}");

    /// <summary>The number in E.164 when it exists; null otherwise.</summary>
    private string? Existing(string text) => Read(text) switch
    {
        null => null,
        { Kind: NumberKind.International, Digits: var digits } => E164(Find($"+{digits}")),
        { Kind: NumberKind.National, Digits: var digits } => digits.Length >= ShortestNational - nationalPrefix.Length ? E164(Find($"+{countryCode}{digits}")) : null,
        { Digits: var digits } => digits.Length >= ShortestWithoutPrefix ? WithoutPrefix(digits) : null,
    };

    /// <summary>
    /// A landline without its prefix may as well be a number of the caller's own town; a mobile number, or one that begins with the country's
    /// code, is nothing else.
    /// </summary>
    private string? WithoutPrefix(string digits)
    {
        var number = Find(digits);
        return number is null || nationalPrefix.Length == 0 || World.GetNumberType(number) != PhoneNumberType.FIXED_LINE || E164(number) == $"+{digits}"
            ? E164(number)
            : null;
    }

    private PhoneNumber? Find(string text)
    {
        try
        {
            var number = World.Parse(text, _region);
            return World.IsValidNumber(number) ? number : null;
        }
        catch (NumberParseException)
        {
            return null; // the library's way to say that this is no number
        }
    }

    /// <summary>A number that says itself that it is international is one, also where the tables do not know it (yet).</summary>
    private string? International(string text) =>
        Read(text) is { Kind: NumberKind.International, Digits: { Length: >= ShortestE164 and <= LongestE164 } digits } && digits[0] != '0' ? $"+{digits}" : null;

    /// <summary>The digits behind the prefix; null when the text is no number.</summary>
    private (NumberKind Kind, string Digits)? Read(string text)
    {
        Span<char> buffer = stackalloc char[LongestE164 + 5];
        if (!TryRead(text, buffer, out var count, out var plus))
        {
            return null;
        }

        ReadOnlySpan<char> digits = buffer[..count];
        return plus ? (NumberKind.International, digits.ToString())
            : IsInternational(digits) ? (NumberKind.International, digits[internationalPrefix.Length..].ToString())
            : nationalPrefix.Length > 0 && digits.StartsWith(nationalPrefix) ? (NumberKind.National, digits[nationalPrefix.Length..].ToString())
            : (NumberKind.WithoutPrefix, digits.ToString());
    }

    /// <summary>False when the text is no number: a letter, a second plus, too many digits.</summary>
    private bool TryRead(ReadOnlySpan<char> text, Span<char> digits, out int count, out bool plus)
    {
        (count, plus) = (0, false);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
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

    private static bool IsSeparator(char c) =>
        c is '-' or '.' or '/' or '(' or ')' or (>= '\u2010' and <= '\u2015') || char.IsWhiteSpace(c);

    // Some countries' tables are generous: a number of the world has at most 15 digits all the same.
    private static string? E164(PhoneNumber? number) =>
        number is not null && World.Format(number, PhoneNumberFormat.E164) is { Length: <= LongestE164 + 1 } text ? text : null;

    private enum NumberKind { International, National, WithoutPrefix }
}
