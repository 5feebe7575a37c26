namespace CallCenter.SipStack.Diagnostics;

/// <summary>Whom to watch, and until when.</summary>
/// <param name="Whom">a telephone number in any form (its last eight digits count), the user of a phone, or * for everybody.</param>
public sealed record TraceWatch(string Whom, DateTimeOffset Until)
{
    private const int DigitsThatCount = 8;
    private const int FewestDigits = 3;

    private readonly string _tail = Tail(Whom);

    /// <summary>True for a message that names the person in its first line, From, To or P-Asserted-Identity.</summary>
    internal bool Concerns(string message) => Whom == "*"
        || Names(TraceText.FirstLine(message)) || Names(TraceText.Header(message, "From", "f")) || Names(TraceText.Header(message, "To", "t"))
        || Names(TraceText.Header(message, "P-Asserted-Identity"));

    private bool Names(string? line) => line is not null && (_tail.Length > 0
        ? string.Concat(line.Where(char.IsAsciiDigit)).Contains(_tail, StringComparison.Ordinal)
        : line.Contains($":{Whom}@", StringComparison.OrdinalIgnoreCase));

    /// <summary>Empty for what is no number.</summary>
    private static string Tail(string whom)
    {
        if (whom.Any(char.IsAsciiLetter))
        {
            return "";
        }

        var digits = string.Concat(whom.Where(char.IsAsciiDigit));
        return digits.Length < FewestDigits ? "" : digits[^Math.Min(digits.Length, DigitsThatCount)..];
    }
}
