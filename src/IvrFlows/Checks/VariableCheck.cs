using CallCenter.IvrFlows.Conversation;
using CallCenter.IvrFlows.Parsing;
using CallCenter.IvrFlows.Prompts;
using CallCenter.IvrFlows.Steps;

namespace CallCenter.IvrFlows.Checks;

/// <summary>Every variable that a text or a condition names is set somewhere.</summary>
internal static class VariableCheck
{
    public static void Check(FlowDraft draft, IPromptCatalog prompts)
    {
        var known = draft.Steps.SelectMany(step => step.Sets).Concat(StepContext.BuiltInValues).ToHashSet();
        foreach (var step in draft.Steps)
        {
            foreach (var (text, line) in Texts(draft, step, prompts))
            {
                foreach (var name in Template.Variables(text).Where(name => !known.Contains(name) && !CameWithTheCall(name)).Distinct())
                {
                    draft.Errors.Add(line, $"no step sets the variable '{name}'");
                }
            }

            foreach (var name in step.ForPhones.Where(name => !(known.Contains(name) || CameWithTheCall(name)) || StepContext.BuiltInValues.Contains(name)))
            {
                draft.Errors.Add(step.Line, $"no step sets the variable '{name}'");
            }
        }
    }

    /// <summary>A header's name in lower case: an application before us may have sent it.</summary>
    private static bool CameWithTheCall(string name) => name.StartsWith("x-", StringComparison.Ordinal) || name == "user-to-user";

    /// <summary>Every text of a step that may name variables.</summary>
    internal static IEnumerable<(string Text, int Line)> Texts(FlowDraft draft, FlowStep step, IPromptCatalog prompts) =>
        step.Templates.Select(text => (text, step.Line)).Concat(
            from part in step.Prompts
            from language in draft.Header.Languages
            let text = part.TextIn(language, prompts)
            where text is not null
            select (text, part.Line));
}
