using CallCenter.IvrFlows.Parsing;
using CallCenter.IvrFlows.Steps;

namespace CallCenter.IvrFlows.Checks;

/// <summary>No call can run in a circle without the caller being heard or waiting for somebody.</summary>
internal static class LoopCheck
{
    public static void Check(FlowDraft draft)
    {
        var told = new HashSet<FlowStep>();
        foreach (var step in draft.Steps.Where(step => !told.Contains(step)))
        {
            var circle = draft.Steps.Where(other => Silent(draft, step).Contains(other) && Silent(draft, other).Contains(step)).ToList();
            if (circle.Count > 0)
            {
                told.UnionWith(circle);
                var names = string.Join(" -> ", circle.Append(circle[0]).Select(one => one.Name));
                draft.Errors.Add(step.Line, $"endless loop without the caller: {names}");
            }
        }
    }

    /// <summary>What follows a step at once, the step itself only when a circle leads back to it.</summary>
    private static HashSet<FlowStep> Silent(FlowDraft draft, FlowStep step)
    {
        var reached = new HashSet<FlowStep>();
        foreach (var next in draft.Next(step, edge => !step.WaitsBefore(edge)))
        {
            reached.UnionWith(draft.From(next, (from, edge) => !from.WaitsBefore(edge)));
        }

        return reached;
    }
}
