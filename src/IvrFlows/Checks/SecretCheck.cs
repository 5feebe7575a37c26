using CallCenter.IvrFlows.Parsing;
using CallCenter.IvrFlows.Prompts;
using CallCenter.IvrFlows.Steps;

namespace CallCenter.IvrFlows.Checks;

/// <summary>A secret leaves the flow by no way: a branch may look at it; texts, other variables and telephones may not have it.</summary>
internal static class SecretCheck
{
    public static void Check(FlowDraft draft, IPromptCatalog prompts)
    {
        var secrets = draft.Steps.Where(step => step.IsSecret).SelectMany(step => step.Sets).ToHashSet();
        foreach (var step in draft.Steps)
        {
            foreach (var name in step.Sets.Where(name => !step.IsSecret && secrets.Contains(name)))
            {
                draft.Errors.Add(step.Line, $"'{name}' is a secret of another step: it needs a name of its own here");
            }

            foreach (var (text, line) in step is BranchStep ? [] : VariableCheck.Texts(draft, step, prompts))
            {
                foreach (var name in Template.Variables(text).Where(secrets.Contains).Distinct())
                {
                    draft.Errors.Add(line, $"'{name}' is a secret: only a branch may ask for it");
                }
            }

            foreach (var name in step.ForPhones.Where(secrets.Contains))
            {
                draft.Errors.Add(step.Line, $"'{name}' is a secret: no telephone may be told");
            }
        }
    }
}
