using CallCenter.IvrFlows.Parsing;
using CallCenter.IvrFlows.Steps;

namespace CallCenter.IvrFlows.Checks;

/// <summary>A flow that another one goes on in is there, and flows do not hand a caller around in a circle unheard.</summary>
internal static class JumpCheck
{
    public static void Check(IReadOnlyList<FlowDraft> drafts)
    {
        var byName = drafts.GroupBy(draft => draft.Header.Name).ToDictionary(group => group.Key, group => group.First());
        foreach (var draft in drafts)
        {
            foreach (var step in draft.Steps.Where(step => step.NextFlow is { Length: > 0 } next && !byName.ContainsKey(next)))
            {
                draft.Errors.Add(step.Line, $"there is no flow '{step.NextFlow}'");
            }
        }

        foreach (var draft in drafts)
        {
            if (SilentJumps(draft).FirstOrDefault(step => LeadsBack(step.NextFlow!, draft.Header.Name, byName, [])) is { } jump)
            {
                draft.Errors.Add(jump.Line, $"endless loop without the caller: flow '{jump.NextFlow}' leads back to '{draft.Header.Name}'");
            }
        }
    }

    private static bool LeadsBack(string flow, string to, Dictionary<string, FlowDraft> byName, HashSet<string> seen) =>
        flow == to || (seen.Add(flow) && byName.TryGetValue(flow, out var draft)
            && SilentJumps(draft).Any(step => LeadsBack(step.NextFlow!, to, byName, seen)));

    /// <summary>Jumps that a call comes to before the caller was heard.</summary>
    private static IEnumerable<FlowStep> SilentJumps(FlowDraft draft) => draft.Find(draft.Header.Entry) is { } entry
        ? draft.From(entry, (from, edge) => !from.WaitsBefore(edge)).Where(step => step.NextFlow is not null)
        : [];
}
