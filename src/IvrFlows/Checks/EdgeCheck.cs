using CallCenter.IvrFlows.Parsing;
using CallCenter.IvrFlows.Steps;

namespace CallCenter.IvrFlows.Checks;

/// <summary>Every outcome of a step leads to a step that is there, and no edge stands for nothing.</summary>
internal static class EdgeCheck
{
    public static void Check(FlowDraft draft)
    {
        var header = draft.Header;
        if (header.Entry.Length > 0 && draft.Find(header.Entry) is null)
        {
            draft.Errors.Add(header.EntryLine, $"the entry '{header.Entry}' is not a step");
        }

        foreach (var step in draft.Steps)
        {
            CheckStep(draft, step);
        }
    }

    private static void CheckStep(FlowDraft draft, FlowStep step)
    {
        var required = step.RequiredEdges.ToHashSet();
        foreach (var edge in required.Where(edge => edge.Length > 0 && !step.Edges.ContainsKey(edge)))
        {
            draft.Errors.Add(step.Line, $"step '{step.Name}' ({step.Kind}) has no edge '{edge}'");
        }

        foreach (var edge in step.Edges.Values)
        {
            if (!required.Contains(edge.Name) && !step.OptionalEdges.Contains(edge.Name))
            {
                draft.Errors.Add(edge.Line, $"step '{step.Name}' ({step.Kind}) has no outcome '{edge.Name}'");
            }

            if (draft.Find(edge.Target) is null)
            {
                draft.Errors.Add(edge.Line, $"edge '{edge.Name}' of step '{step.Name}' leads to '{edge.Target}', which is not a step");
            }
        }
    }
}
