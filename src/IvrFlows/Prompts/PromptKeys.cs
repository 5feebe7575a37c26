namespace CallCenter.IvrFlows.Prompts;

/// <summary>The prompts that the engine itself speaks; every language of a flow must have them.</summary>
internal static class PromptKeys
{
    public const string NotUnderstood = "not-understood";
    public const string NoInput = "no-input";
    public const string UseKeypad = "use-keypad";
    public const string DidThatHelp = "did-that-help";
    public const string DidThatHelpKeypad = "did-that-help-keypad";
    public const string OfferIntro = "offer-intro";
    public const string BrowseAsk = "browse-ask";
    public const string BrowseAskKeypad = "browse-ask-keypad";
    public const string BrowseMore = "browse-more";
    public const string TechnicalProblem = "technical-problem";
    public const string GoodbyeBusy = "goodbye-busy";

    /// <summary>Titles that can be offered after a question.</summary>
    public const int MostOffered = 3;

    /// <summary>Titles on one page of topics.</summary>
    public const int MostItems = 8;

    public static readonly IReadOnlyList<string> All =
    [
        NotUnderstood, NoInput, UseKeypad, DidThatHelp, DidThatHelpKeypad, OfferIntro, BrowseAsk, BrowseAskKeypad, BrowseMore,
        TechnicalProblem, GoodbyeBusy,
        .. Enumerable.Range(1, MostItems).Select(Number),
        .. Enumerable.Range(1, MostOffered).SelectMany(count => new[] { OfferAsk(count), OfferAskKeypad(count) }),
    ];

    public static string Number(int number) => $"number-{number}";

    public static string OfferAsk(int count) => $"offer-ask-{count}";

    public static string OfferAskKeypad(int count) => $"offer-ask-{count}-keypad";
}
