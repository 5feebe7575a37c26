using CallCenter.IvrFlows.Definitions;
using CallCenter.IvrFlows.Steps;

namespace CallCenter.IvrFlows.Parsing;

/// <summary>A flow as parsed, before it is known to be good.</summary>
internal sealed class FlowDraft(FlowHeader header, FlowSource source, IReadOnlyList<FlowStep> steps, FileErrors errors)
{
    private readonly Dictionary<string, FlowStep> _byName = steps.ToDictionary(step => step.Name);

    public FlowHeader Header => header;

    public FlowSource Source => source;

    /// <summary>In the file's order.</summary>
    public IReadOnlyList<FlowStep> Steps => steps;

    public FileErrors Errors => errors;

    public FlowStep? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>The steps behind the edges that <paramref name="take"/> accepts; edges into nothing are told elsewhere.</summary>
    public IEnumerable<FlowStep> Next(FlowStep step, Func<string, bool>? take = null) =>
        step.Edges.Values.Where(edge => take is null || take(edge.Name)).Select(edge => Find(edge.Target)).OfType<FlowStep>().Distinct();

    /// <summary>Everything that can be reached from a step, itself included.</summary>
    public HashSet<FlowStep> From(FlowStep start, Func<FlowStep, string, bool>? take = null)
    {
        var reached = new HashSet<FlowStep> { start };
        var open = new Stack<FlowStep>([start]);
        while (open.TryPop(out var step))
        {
            foreach (var next in Next(step, edge => take is null || take(step, edge)).Where(reached.Add))
            {
                open.Push(next);
            }
        }

        return reached;
    }
}
