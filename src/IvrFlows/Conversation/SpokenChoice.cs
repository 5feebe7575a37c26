using CallCenter.IvrFlows.Definitions;

namespace CallCenter.IvrFlows.Conversation;

/// <summary>A thing to choose, in the call's language.</summary>
/// <param name="Phrases">empty: by key only.</param>
internal sealed record SpokenChoice(string Name, string Key, IReadOnlyList<string> Phrases)
{
    public static SpokenChoice Of(MenuChoice choice, string language) =>
        new(choice.Name, choice.Key, choice.Phrases.GetValueOrDefault(language, []));
}
