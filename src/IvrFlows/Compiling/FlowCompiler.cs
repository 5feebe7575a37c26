using CallCenter.IvrFlows.Checks;
using CallCenter.IvrFlows.Definitions;
using CallCenter.IvrFlows.Parsing;
using CallCenter.IvrFlows.Prompts;

namespace CallCenter.IvrFlows.Compiling;

/// <summary>Compiles the flows of one folder together: each must be sound in itself, and what they name of each other must be there.</summary>
internal static class FlowCompiler
{
    public static FlowCompilation Compile(IReadOnlyList<FlowSource> sources, IPromptCatalog prompts)
    {
        var errors = new List<FileErrors>();
        var drafts = new List<FlowDraft>();
        foreach (var source in sources.OrderBy(source => source.File, StringComparer.Ordinal))
        {
            var found = new FileErrors(source.File);
            errors.Add(found);
            if (FlowParser.Parse(source, found) is { } draft)
            {
                CheckOne(draft, prompts);
                drafts.Add(draft);
            }
        }

        NameCheck.Check(drafts);
        JumpCheck.Check(drafts);
        var flows = drafts.Where(draft => !draft.Errors.Any)
            .Select(draft => new CompiledFlow(draft.Header, draft.Source, draft.Steps, prompts));
        return new FlowCompilation([.. flows], [.. errors.SelectMany(InOrder)]);
    }

    private static void CheckOne(FlowDraft draft, IPromptCatalog prompts)
    {
        EdgeCheck.Check(draft);
        PromptCheck.Check(draft, prompts);
        VariableCheck.Check(draft, prompts);
        SecretCheck.Check(draft, prompts);
        ChoiceCheck.Check(draft);
        if (!draft.Errors.Any)
        {
            // Paths mean something only where every edge leads somewhere.
            ReachCheck.Check(draft);
            LoopCheck.Check(draft);
            PersonCheck.Check(draft);
        }
    }

    private static IEnumerable<FileError> InOrder(FileErrors errors) =>
        errors.All.Distinct().OrderBy(error => error.Line).ThenBy(error => error.Message, StringComparer.Ordinal);
}
