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
    private const int ShortestWithoutPlus = 10;
    private const int ShortestToRead = 3;
    private const int EndToCompare = 6;
    private const int LongestE164 = 15;

    private const int LongestText = 64;

    /// <summary>What the table says of numbers that may ring anywhere (+800).</summary>
    private const string UnknownZone = "Etc/Unknown";

    private static readonly PhoneNumberUtil World = PhoneNumberUtil.GetInstance();
    private static readonly ShortNumberInfo ShortNumbers = ShortNumberInfo.GetInstance();

    // what the world dials abroad with, whatever the own country does
    private static readonly string[] InternationalPrefixes = ["00", "011"];

    // Inmarsat, personal numbers, satellite networks, international premium rate (ITU-T E.164 Annex to OB 1114)
    private static readonly string[] Satellite = ["+870", "+878", "+881", "+882", "+883", "+979"];

    private readonly int _countryCode = int.TryParse(countryCode, CultureInfo.InvariantCulture, out var code) ? code : 0;

    private string Region => World.GetRegionCodeForCountryCode(_countryCode);

    /// <summary>
    /// Who a machine or a person means, for comparing: "+49 (30) 1234567", "+49 (0)30 1234567", "0049301234567", "0301234567",
    /// "49301234567" and "tel:301234567;phone-context=+49" all become "+49301234567". Parameters, labels, and an extension behind a number
    /// are left out; a national number must exist in the country, so that short codes (110, 95588), the house's own extensions and names
    /// stay as they are, short codes without separators.
    /// </summary>
    public string Normalize(string raw)
    {
        // what is left when a scheme or a label is gone may have another: the result is always its own normal form
        for (var text = raw; ; raw = text)
        {
            text = NormalizeOnce(raw);
            if (text == raw)
            {
                return text;
            }
        }
    }

    /// <summary>
    /// What somebody typed as the number of a person, as it will be compared with callers: E.164, or the digits of a number that counts
    /// within the house or the town. Null when it is not exactly one number: a text, two numbers, a number with an extension (no call shows
    /// it), a spreadsheet's 4.93E+11.
    /// </summary>
    public string? Read(string typed)
    {
        var number = Normalize(typed);
        var digits = number.StartsWith('+') ? number[1..] : number;
        if (digits.Length is < ShortestToRead or > LongestE164 || digits.AsSpan().ContainsAnyExceptInRange('0', '9'))
        {
            return null;
        }

        // nothing that was typed may be lost at the end: it would be an extension or a second number
        var all = string.Concat(NumberText.Clean(typed).Where(char.IsAsciiDigit));
        var end = digits[Math.Max(0, digits.Length - EndToCompare)..];
        return all.EndsWith(end, StringComparison.Ordinal) && !IsTwoNumbers(NumberText.Clean(typed)) ? number : null;
    }

    /// <summary>The beginning of numbers as these are compared: "0900" and "0049900" begin with "+49900" here; "118" stays.</summary>
    public string NormalizePrefix(string prefix)
    {
        var digits = string.Concat(prefix.Where(c => char.IsAsciiDigit(c) || c is '+' or '*' or '#'));
        return digits.StartsWith('+') ? digits
            : IsInternational(digits) ? $"+{digits[internationalPrefix.Length..]}"
            : nationalPrefix.Length > 0 && digits.StartsWith(nationalPrefix, StringComparison.Ordinal) ? $"+{countryCode}{digits[nationalPrefix.Length..]}"
            : digits;
    }

    /// <summary>What a call to the number costs more than others; a number with digits too many costs what its beginning costs.</summary>
    public NumberClass ClassOf(string number)
    {
        if (Satellite.Any(prefix => number.StartsWith(prefix, StringComparison.Ordinal)))
        {
            return NumberClass.Satellite;
        }

        if (Parse(number) is not { } dialed)
        {
            return NumberClass.Usual;
        }

        if (Shortened(dialed) is not { } parsed)
        {
            return ShortNumbers.GetExpectedCost(dialed) == ShortNumberInfo.ShortNumberCost.PREMIUM_RATE ? NumberClass.Premium : NumberClass.Usual;
        }

        return World.GetNumberType(parsed) == PhoneNumberType.PREMIUM_RATE ? NumberClass.Premium
            : parsed.CountryCode != _countryCode ? NumberClass.International
            : NumberClass.Usual;
    }

    /// <summary>Police, fire brigade, ambulance: they are never barred.</summary>
    public bool IsEmergency(string number) => ShortNumbers.IsEmergencyNumber(number, Region);

    /// <summary>As people of this country write it: national at home ("030 1234567"), else international ("+1 212-736-5000"); what is no number as it is.</summary>
    public string Display(string number) => Find(number) is { } parsed
        ? World.Format(parsed, parsed.CountryCode == _countryCode ? PhoneNumberFormat.NATIONAL : PhoneNumberFormat.INTERNATIONAL)
        : number;

    /// <summary>The time zones where the number may ring (IANA names: "Europe/Berlin"; several in wide countries); empty when it does not exist.</summary>
    public IReadOnlyList<string> TimeZones(string number) =>
        Find(number) is { } parsed ? [.. PhoneNumberToTimeZonesMapper.GetInstance().GetTimeZonesForNumber(parsed).Where(zone => zone != UnknownZone)] : [];

    /// <summary>Where a number is: the town or region of its area code, else its country; empty when it does not exist.</summary>
    public string Place(string number, string language) => Find(number) is { } parsed
        ? PhoneNumberOfflineGeocoder.GetInstance().GetDescriptionForNumber(parsed, new Locale(language, ""))
        : "";

    /// <summary>Reads the tables of the own country (about 40 ms): at the start rather than in the first call.</summary>
    public void Warm() => Normalize($"+{countryCode}{new string('1', ShortestNational)}");

    private string NormalizeOnce(string raw)
    {
        var (text, context) = NumberText.Subscriber(NumberText.Clean(raw));
        if (context is not null && InContext(text, context) is { } global)
        {
            return global;
        }

        var named = NumberText.WithoutNamedExtension(text);
        return Existing(named ?? text)
            ?? (NumberText.WithoutLastGroup(named ?? text) is { } shorter ? Existing(shorter) : null)
            ?? (NumberText.WithoutLabel(named ?? text) is { } bare ? Existing(bare) ?? International(bare) : null)
            ?? International(named ?? text)
            ?? Canonical(text);
    }

    /// <summary>A local number of RFC 3966 §5.1.5: the context is what stands before it, or the country whose own way of writing it has.</summary>
    private string? InContext(string local, string context)
    {
        if (Split(local) is not { Kind: not NumberKind.International } || Split(context) is not { Kind: NumberKind.International, Digits: var before })
        {
            return null;
        }

        var digits = string.Concat(local.Where(char.IsAsciiDigit));
        return Existing($"+{before}{digits}") ?? (Parse($"+{before}{new string('1', ShortestNational)}") is { } there
            ? E164(Find(digits, World.GetRegionCodeForCountryCode(there.CountryCode)))
            : null);
    }

    /// <summary>The number in E.164 when it exists; null otherwise.</summary>
    private string? Existing(string text) => Split(text) switch
    {
        null => null,
        { Kind: NumberKind.International, Digits: var digits } => E164(Find($"+{digits}")),
        { Kind: NumberKind.National, Digits: var digits } =>
            (digits.Length >= ShortestNational - nationalPrefix.Length ? E164(Find($"+{countryCode}{digits}")) : null)
            ?? WithForeignPrefix($"{nationalPrefix}{digits}"),
        { Digits: var digits } => digits.Length >= ShortestWithoutPrefix ? WithoutPrefix(digits) ?? WithForeignPrefix(digits) : null,
    };

    /// <summary>
    /// Digits without any prefix. Where national numbers are dialed with one: E.164 without its plus before all, but that a mobile number is
    /// nothing else; a short landline may as well be a number of the caller's own town.
    /// </summary>
    private string? WithoutPrefix(string digits)
    {
        var national = Find(digits);
        if (nationalPrefix.Length == 0 && national is not null)
        {
            return E164(national);
        }

        var global = digits.Length >= ShortestWithoutPlus ? Find($"+{digits}") : null;
        if (global?.CountryCode != _countryCode && national is not null
            && (World.GetNumberType(national) != PhoneNumberType.FIXED_LINE || E164(national) == $"+{digits}"))
        {
            return E164(national);
        }

        return E164(global) ?? (digits.Length >= ShortestWithoutPlus ? E164(national) : null);
    }

    /// <summary>"0049…" where one dials 011, "011…" where one dials 00: when it cannot be anything else.</summary>
    private static string? WithForeignPrefix(string digits) => InternationalPrefixes
        .Where(prefix => digits.StartsWith(prefix, StringComparison.Ordinal) && digits.Length >= prefix.Length + ShortestWithoutPlus)
        .Select(prefix => Parse($"+{digits[prefix.Length..]}", null) is { } number && World.IsValidNumber(number) ? E164(number) : null)
        .FirstOrDefault(number => number is not null);

    /// <summary>Two numbers in one field, each of which exists: "030 5550115 / 0171 5550115".</summary>
    private bool IsTwoNumbers(string text)
    {
        for (var i = 1; i < text.Length - 1; i++)
        {
            if (IsSeparator(text[i]) && char.IsAsciiDigit(text[i - 1]) && Existing(text[..i]) is not null
                && text[i..].TrimStart(' ', '/', '-', '.') is ['0' or '+', ..] second && Existing(second) is not null)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The existing number that the digits begin with; null when there is none.</summary>
    private static PhoneNumber? Shortened(PhoneNumber number)
    {
        var builder = number.ToBuilder();
        return World.TruncateTooLongNumber(builder) ? builder.Build() : null;
    }

    private PhoneNumber? Find(string text) => Find(text, Region);

    private static PhoneNumber? Find(string text, string region) => Parse(text, region) is { } number && World.IsValidNumber(number) ? number : null;

    private PhoneNumber? Parse(string text) => Parse(text, Region);

    private static PhoneNumber? Parse(string text, string? region)
    {
        try
        {
            return World.Parse(text, region);
        }
        catch (NumberParseException)
        {
            return null; // the library's way to say that this is no number
        }
    }

    /// <summary>Digits without what stands between them; any other text as it is.</summary>
    private string Canonical(string text)
    {
        Span<char> digits = stackalloc char[text.Length <= LongestText ? text.Length : 0];
        return TryRead(text, digits, out var count, out var plus) && count > 0 ? $"{(plus ? "+" : "")}{digits[..count]}" : text;
    }

    /// <summary>A number that says itself that it is international is one, also where the tables do not know it (yet).</summary>
    private string? International(string text) =>
        Split(text) is { Kind: NumberKind.International, Digits: { Length: >= ShortestE164 and <= LongestE164 } digits } && digits[0] != '0' ? $"+{digits}" : null;

    /// <summary>The digits behind the prefix; null when the text is no number.</summary>
    private (NumberKind Kind, string Digits)? Split(string text)
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
            else if ((text[i..].StartsWith("(0)") || text[i..].StartsWith("[0]")) && (plus || IsInternational(digits[..count])))
            {
                // Means "0 only within the country".
                i += 2;
            }
        }

        return true;
    }

    private bool IsInternational(ReadOnlySpan<char> number) => internationalPrefix.Length > 0 && number.StartsWith(internationalPrefix);

    private static bool IsSeparator(char c) =>
        c is '-' or '.' or '/' or '(' or ')' or '[' or ']' or '~' or '\u2212' or (>= '\u2010' and <= '\u2015') || char.IsWhiteSpace(c);

    // Some countries' tables are generous: a number of the world has at most 15 digits all the same.
    private static string? E164(PhoneNumber? number) =>
        number is not null && World.Format(number, PhoneNumberFormat.E164) is { Length: <= LongestE164 + 1 } text ? text : null;

    private enum NumberKind { International, National, WithoutPrefix }
}
