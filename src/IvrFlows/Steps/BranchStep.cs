using CallCenter.IvrFlows.Conversation;
using CallCenter.IvrFlows.Definitions;

namespace CallCenter.IvrFlows.Steps;

/// <summary>Goes by the first case whose conditions all hold, else by "else".</summary>
internal sealed class BranchStep : FlowStep
{
    private readonly List<(string Name, BranchCondition Condition)> _cases = [];

    public BranchStep(StepReader reader)
        : base(reader)
    {
        foreach (var item in reader.Map.Maps("cases", $"a case of step '{reader.Name}'"))
        {
            var name = item.Required("name");
            _cases.Add((name, new BranchCondition(item, reader)));
            if (item.Text("then") is { } target)
            {
                reader.AddEdge(name, target, item.LineOf("then"));
            }

            item.ReportUnknown();
        }

        if (_cases.Count == 0)
        {
            reader.Map.Errors.Add(reader.Line, $"step '{reader.Name}' needs 'cases'");
        }
    }

    public override IEnumerable<string> RequiredEdges => [.. _cases.Select(one => one.Name), EdgeNames.Else];

    public override bool NeedsAnswer => false;

    public override IEnumerable<string> Templates =>
        _cases.Select(one => one.Condition.Variable).OfType<string>().Select(name => $"{{{name}}}");

    public override Task<StepResult> ExecuteAsync(StepContext call)
    {
        var taken = _cases.Find(one => one.Condition.Holds(call)).Name ?? EdgeNames.Else;
        return By(taken);
    }
}
