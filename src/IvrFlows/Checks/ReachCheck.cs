using CallCenter.IvrFlows.Parsing;

namespace CallCenter.IvrFlows.Checks;

/// <summary>Every step can be reached from the entry.</summary>
internal static class ReachCheck
{
    public static void Check(FlowDraft draft)
    {
        var reached = draft.From(draft.Find(draft.Header.Entry)!);
        foreach (var step in draft.Steps.Where(step => !reached.Contains(step)))
        {
            draft.Errors.Add(step.Line, $"step '{step.Name}' cannot be reached");
        }
    }
}
