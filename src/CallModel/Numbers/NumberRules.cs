namespace CallCenter.CallModel.Numbers;

/// <summary>
/// How one side writes numbers, as rules "prefix=replacement" in their order, separated by commas: the first whose prefix a number has is
/// applied, and only that one. "+49=0, +=00" makes E.164 national at home and international abroad; "=+49" puts +49 before everything.
/// </summary>
public sealed class NumberRules
{
    public const int LongestText = 500;

    public static readonly NumberRules None = new([]);

    private readonly IReadOnlyList<(string Prefix, string Replacement)> _rules;

    private NumberRules(IReadOnlyList<(string, string)> rules) => _rules = rules;

    /// <summary>Null when the text is no list of rules.</summary>
    public static NumberRules? Parse(string? text)
    {
        var rules = new List<(string, string)>();
        foreach (var part in (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (part.Split('=', StringSplitOptions.TrimEntries) is not [var prefix, var replacement] || !IsDialed(prefix) || !IsDialed(replacement))
            {
                return null;
            }

            rules.Add((prefix, replacement));
        }

        return rules.Count == 0 ? None : new NumberRules(rules);
    }

    public string Apply(string number)
    {
        foreach (var (prefix, replacement) in _rules)
        {
            if (number.StartsWith(prefix, StringComparison.Ordinal))
            {
                return replacement + number[prefix.Length..];
            }
        }

        return number;
    }

    private static bool IsDialed(string text) => text.All(c => char.IsAsciiDigit(c) || c is '+' or '*' or '#');
}
