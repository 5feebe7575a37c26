namespace CallCenter.Acd.Conversations;

internal static class TransferTarget
{
    private const int Longest = 32;

    /// <summary>What an agent typed, without the marks that people put into numbers; null when it cannot be dialed.</summary>
    public static string? Number(string typed)
    {
        Span<char> digits = stackalloc char[Longest];
        var count = 0;
        foreach (var c in DialText.Of(typed))
        {
            if (c is ' ' or '-' or '.' or '/' or '(' or ')')
            {
                continue;
            }

            var fits = char.IsAsciiDigit(c) || c is '*' or '#' || (c == '+' && count == 0);
            if (!fits || count == Longest)
            {
                return null;
            }

            digits[count++] = c;
        }

        return count > 0 && digits[..count] is not "+" ? new string(digits[..count]) : null;
    }
}
