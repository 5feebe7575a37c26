using CallCenter.CallModel.Faults;

namespace CallCenter.CallModel.Dialing;

/// <summary>What a script must be: every way leads to a page, every page can be come to.</summary>
public static class ScriptRules
{
    private const int MostPages = 50;
    private const int MostOfAPage = 20;
    private const int LongestName = 32;
    private const int LongestText = 4000;
    private const int LongestLabel = 200;
    private const int LongestAnswer = 1000;
    private const int MostAnswers = 200;

    /// <summary>The first fault; null = the script is good.</summary>
    /// <param name="field">what the script is called where it stands.</param>
    public static FieldFault? Fault(IReadOnlyList<ScriptPage> script, string field = "script") => FaultOf(script) is { } fault ? fault with { Field = field } : null;

    /// <summary>What is wrong with answers, by the fields' names; an empty one takes an answer back.</summary>
    public static FieldFault? Fault(IReadOnlyList<ScriptPage> script, IReadOnlyDictionary<string, string> answers)
    {
        var asked = FieldsOf(script).ToDictionary(field => field.Name);
        return Check.Most("answers", answers.Count, MostAnswers) ?? answers.Select(answer => FaultOf(answer.Key, answer.Value, asked)).FirstOrDefault(fault => fault is not null);
    }

    public static IReadOnlyList<ScriptField> FieldsOf(IReadOnlyList<ScriptPage> script) => [.. script.SelectMany(page => page.Fields).DistinctBy(field => field.Name)];

    private static FieldFault? FaultOf(string name, string answer, Dictionary<string, ScriptField> asked) =>
        !asked.TryGetValue(name, out var field) ? FieldFault.Unknown(name, "question of the script")
        : field.Choices.Count > 0 && answer.Length > 0 && !field.Choices.Contains(answer) ? FieldFault.NotOneOf(name, field.Choices)
        : Check.Longest(name, answer, LongestAnswer);

    private static FieldFault? FaultOf(IReadOnlyList<ScriptPage> script)
    {
        var ids = script.Select(page => page.Id).ToHashSet();
        return Check.Most("script", script.Count, MostPages)
            ?? script.Select(page => FaultOf(page, ids)).FirstOrDefault(fault => fault is not null)
            ?? (ids.Count < script.Count ? new FieldFault("script", FaultCode.Taken, "two pages have the same id") : null)
            ?? (Unreached(script) is { } page ? new FieldFault("script", FaultCode.Malformed, $"nothing leads to the page '{page}'") : null);
    }

    private static FieldFault? FaultOf(ScriptPage page, HashSet<string> ids)
    {
        if (!IsName(page.Id) || page.Fields.Any(field => !IsName(field.Name)))
        {
            return FieldFault.NotName("script", LongestName, "lower-case letters, digits or dashes");
        }

        return Check.Given("script", page.Text) ?? Check.Longest("script", page.Text, LongestText)
            ?? Check.Most("script", Math.Max(page.Fields.Count, page.Branches.Count), MostOfAPage)
            ?? page.Fields.Select(field => Label(field.Label) ?? Check.Most("script", field.Choices.Count, MostOfAPage)).FirstOrDefault(fault => fault is not null)
            ?? page.Branches.Select(branch => Label(branch.Label) ?? (ids.Contains(branch.To) ? null : FieldFault.Unknown("script", $"page '{branch.To}'")))
                .FirstOrDefault(fault => fault is not null);
    }

    private static FieldFault? Label(string? label) => Check.Given("script", label) ?? Check.Longest("script", label, LongestLabel);

    private static string? Unreached(IReadOnlyList<ScriptPage> script)
    {
        var led = script.SelectMany(page => page.Branches.Where(branch => branch.To != page.Id)).Select(branch => branch.To).ToHashSet();
        return script.Skip(1).FirstOrDefault(page => !led.Contains(page.Id))?.Id;
    }

    private static bool IsName(string? text) => text?.Length is > 0 and <= LongestName && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');
}
