using CallCenter.IvrFlows.Parsing;

namespace CallCenter.IvrFlows.Checks;

/// <summary>Wherever the caller is listened to, a way leads to a person.</summary>
internal static class PersonCheck
{
    public static void Check(FlowDraft draft)
    {
        foreach (var step in draft.Steps.Where(step => step.Listens && !draft.From(step).Any(next => next.ReachesPerson)))
        {
            draft.Errors.Add(step.Line, $"no way leads from step '{step.Name}' to a person (enqueue or transfer)");
        }
    }
}
