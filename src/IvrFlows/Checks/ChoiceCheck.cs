using CallCenter.IvrFlows.Conversation;
using CallCenter.IvrFlows.Definitions;
using CallCenter.IvrFlows.Parsing;
using CallCenter.IvrFlows.Steps;
using CallCenter.IvrFlows.Understanding;

namespace CallCenter.IvrFlows.Checks;

/// <summary>The choices of a menu can be told apart, by key and by ear.</summary>
internal static class ChoiceCheck
{
    /// <summary>
    /// A phrase said clearly scores 1 for its own choice; the next one must stay so far behind that a recogniser's usual mistakes do not
    /// close the gap to the matcher's margin.
    /// </summary>
    private const double TooAlike = 0.75;

    public static void Check(FlowDraft draft)
    {
        foreach (var step in draft.Steps.Where(step => step.Choices.Count > 0))
        {
            CheckTwice(draft, step, choice => choice.Name, "name");
            CheckTwice(draft, step, choice => choice.Key, "key");
            foreach (var choice in step.Choices.Where(choice => IsOutcome(choice.Name)))
            {
                draft.Errors.Add(choice.Line, $"a choice cannot be called '{choice.Name}': that is an outcome of its own");
            }

            foreach (var language in step.Choices.SelectMany(choice => choice.Phrases.Keys).Distinct())
            {
                CheckPhrases(draft, step, language);
            }
        }
    }

    private static bool IsOutcome(string name) =>
        name is Vocabulary.Repeat or EdgeNames.NoInput or EdgeNames.NoMatch or EdgeNames.Unknown or EdgeNames.NoSpeech or EdgeNames.Helped or EdgeNames.NotHelped;

    private static void CheckTwice(FlowDraft draft, FlowStep step, Func<MenuChoice, string> of, string what)
    {
        foreach (var twice in step.Choices.GroupBy(of).Where(group => group.Key.Length > 0 && group.Count() > 1))
        {
            draft.Errors.Add(twice.Last().Line, $"step '{step.Name}' has two choices with the {what} '{twice.Key}'");
        }
    }

    private static void CheckPhrases(FlowDraft draft, FlowStep step, string language)
    {
        if (!draft.Header.Languages.Contains(language))
        {
            draft.Errors.Add(step.Line, $"phrases of step '{step.Name}' are in '{language}', which is not one of the flow's languages");
            return;
        }

        var spoken = step.Choices.Select(choice => SpokenChoice.Of(choice, language)).ToList();
        for (var left = 0; left < spoken.Count; left++)
        {
            for (var right = left + 1; right < spoken.Count; right++)
            {
                Compare(draft, step.Choices[right].Line, spoken[left].Phrases, spoken[right].Phrases, language);
            }
        }
    }

    private static void Compare(FlowDraft draft, int line, IReadOnlyList<string> left, IReadOnlyList<string> right, string language)
    {
        foreach (var one in left)
        {
            foreach (var other in right)
            {
                var alike = Math.Max(PhraseMatcher.Likeness(one, other, language), PhraseMatcher.Likeness(other, one, language));
                if (alike > TooAlike)
                {
                    draft.Errors.Add(line, $"'{one}' and '{other}' sound too alike to be told apart");
                }
            }
        }
    }
}
