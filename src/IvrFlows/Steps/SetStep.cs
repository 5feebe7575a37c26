using CallCenter.IvrFlows.Conversation;
using CallCenter.IvrFlows.Definitions;
using CallCenter.IvrFlows.Prompts;

namespace CallCenter.IvrFlows.Steps;

/// <summary>Sets variables of the call; the agent sees them. A value may name others: "{caller}".</summary>
internal sealed class SetStep : FlowStep
{
    private readonly Dictionary<string, string> _values;

    public SetStep(StepReader reader)
        : base(reader)
    {
        var map = reader.Map.Map("variables", $"'variables' of step '{reader.Name}'");
        _values = map?.Keys.ToDictionary(name => name, name => map.Text(name) ?? "") ?? [];
        if (_values.Count == 0)
        {
            reader.Map.Errors.Add(reader.Line, $"step '{reader.Name}' needs 'variables'");
        }
    }

    public override IEnumerable<string> RequiredEdges => [EdgeNames.Done];

    public override bool NeedsAnswer => false;

    public override IEnumerable<string> Sets => _values.Keys;

    public override IEnumerable<string> Templates => _values.Values;

    public override Task<StepResult> ExecuteAsync(StepContext call)
    {
        foreach (var (name, value) in _values)
        {
            call.Context.Set(name, Template.Expand(value, call.Value));
        }

        return By(EdgeNames.Done);
    }
}
