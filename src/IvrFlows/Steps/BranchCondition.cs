using CallCenter.IvrFlows.Conversation;
using CallCenter.IvrFlows.Definitions;

namespace CallCenter.IvrFlows.Steps;

/// <summary>What a case of a branch asks for: open hours, the caller's class, the language, a variable's value. All named ones must hold.</summary>
internal sealed class BranchCondition
{
    private readonly OpeningHours? _hours;
    private readonly IReadOnlyList<string> _classes = [];
    private readonly IReadOnlyList<string> _languages = [];
    private readonly IReadOnlyList<string> _values = [];

    public BranchCondition(YamlMap item, StepReader reader)
    {
        if (item.Map("when", $"'when' of step '{reader.Name}'") is not { } when)
        {
            item.Errors.Add(item.Line, $"a case of step '{reader.Name}' needs 'when'");
            return;
        }

        if (when.Text("hours") is { } hours && !reader.Flow.Hours.TryGetValue(hours, out _hours))
        {
            when.Errors.Add(when.LineOf("hours"), $"the flow has no hours '{hours}'");
        }

        _classes = when.Words("class");
        _languages = when.Words("language");
        Variable = when.Text("variable");
        _values = when.Words("is");
        if (when.Keys.Any() is false || (Variable is null && _values.Count > 0))
        {
            when.Errors.Add(when.Line, "'when' needs hours, class, language, or a variable with 'is'");
        }

        when.ReportUnknown();
    }

    /// <summary>The variable that is looked at; without "is" it need only be set.</summary>
    public string? Variable { get; }

    public bool Holds(StepContext call) =>
        (_hours is null || _hours.IsOpen(call.Now))
        && (_classes.Count == 0 || (call.Value("class") is { } held && _classes.Contains(held)))
        && (_languages.Count == 0 || _languages.Contains(call.Language))
        && (Variable is null || HoldsVariable(call.Value(Variable)));

    private bool HoldsVariable(string? value) => value is { Length: > 0 } && (_values.Count == 0 || _values.Contains(value));
}
