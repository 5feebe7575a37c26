using CallCenter.IvrFlows.Conversation;
using CallCenter.IvrFlows.Parsing;
using CallCenter.IvrFlows.Prompts;

namespace CallCenter.IvrFlows.Checks;

/// <summary>Everything that is said has its words in every language of the flow.</summary>
internal static class PromptCheck
{
    public static void Check(FlowDraft draft, IPromptCatalog prompts)
    {
        foreach (var step in draft.Steps)
        {
            foreach (var part in step.Prompts)
            {
                CheckPart(draft, part, prompts);
            }
        }

        var languages = draft.Header.Map.LineOf("languages");
        foreach (var language in draft.Header.Languages)
        {
            foreach (var key in PromptKeys.All.Where(key => prompts.Find(key, language) is null))
            {
                draft.Errors.Add(languages, $"the engine's own prompt '{key}' has no text in '{language}'");
            }
        }
    }

    private static void CheckPart(FlowDraft draft, PromptPart part, IPromptCatalog prompts)
    {
        if (part.Key is not null && !prompts.Knows(part.Key))
        {
            draft.Errors.Add(part.Line, $"unknown prompt '{part.Key}'");
            return;
        }

        foreach (var language in part.Language is null ? draft.Header.Languages : [part.Language])
        {
            if (string.IsNullOrWhiteSpace(part.TextIn(language, prompts)))
            {
                draft.Errors.Add(part.Line, part.Key is null ? $"no text in '{language}'" : $"prompt '{part.Key}' has no text in '{language}'");
            }
        }

        foreach (var language in part.Texts.Keys.Where(language => part.Language is null && !draft.Header.Languages.Contains(language)))
        {
            draft.Errors.Add(part.Line, $"'{language}' is not one of the flow's languages");
        }
    }
}
