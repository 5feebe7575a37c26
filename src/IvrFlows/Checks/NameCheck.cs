using CallCenter.IvrFlows.Parsing;

namespace CallCenter.IvrFlows.Checks;

/// <summary>Each flow has a name of its own.</summary>
internal static class NameCheck
{
    public static void Check(IReadOnlyList<FlowDraft> drafts)
    {
        foreach (var twins in drafts.Where(draft => draft.Header.Name.Length > 0).GroupBy(draft => draft.Header.Name))
        {
            foreach (var draft in twins.Skip(1))
            {
                draft.Errors.Add(draft.Header.Map.LineOf("flow"), $"{twins.First().Source.File} is called '{twins.Key}' too");
            }
        }
    }
}
