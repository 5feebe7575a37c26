using CallCenter.IvrFlows.Conversation;
using CallCenter.IvrFlows.Definitions;
using CallCenter.IvrFlows.Prompts;
using CallCenter.IvrFlows.Understanding;

namespace CallCenter.IvrFlows.Steps;

/// <summary>
/// Recorded information by key: reads out the titles of the approved articles at a place of the tree (all without one), eight a page,
/// and speaks the one that is chosen.
/// </summary>
internal sealed class BrowseStep(StepReader reader) : FlowStep(reader)
{
    private const string More = "more";
    private const string MoreKey = "9";

    private readonly IReadOnlyList<PromptPart> _intro = reader.Prompt("prompt");
    private readonly string? _tree = reader.Map.Text("tree");

    public override IEnumerable<string> RequiredEdges =>
        [EdgeNames.Helped, EdgeNames.NotHelped, EdgeNames.Agent, EdgeNames.NoInput, EdgeNames.Empty];

    public override IEnumerable<string> OptionalEdges => [EdgeNames.Unjudged, EdgeNames.Unknown];

    public override bool Listens => true;

    public override bool WaitsBefore(string edge) => edge != EdgeNames.Empty;

    public override IEnumerable<PromptPart> Prompts => _intro;

    public override async Task<StepResult> ExecuteAsync(StepContext call)
    {
        var articles = (await call.Services.Knowledge.ListAsync(call.Language, call.Leg.Ended))
            .Where(article => ArticleDialogue.CanSpeak(article) && IsUnder(article.TreePath))
            .OrderBy(article => article.TreePath, StringComparer.Ordinal).ThenBy(article => article.Key, StringComparer.Ordinal)
            .ToList();
        for (var page = 0; articles.Count > 0;)
        {
            var shown = articles.Skip(page * PromptKeys.MostItems).Take(PromptKeys.MostItems).ToList();
            var result = await AskAsync(call, shown, first: page == 0, more: articles.Count > PromptKeys.MostItems);
            switch (result)
            {
                case ChoiceResult.Chosen { Name: More }:
                    page = (page + 1) % ((articles.Count + PromptKeys.MostItems - 1) / PromptKeys.MostItems);
                    break;
                case ChoiceResult.Chosen chosen when shown.Find(article => article.Key == chosen.Name) is { } article:
                    return StepResult.By(await SpeakAsync(call, article));
                case ChoiceResult.NoInput:
                    return StepResult.By(EdgeNames.NoInput);
                default:
                    return StepResult.By(EdgeNames.Agent);
            }
        }

        return StepResult.By(EdgeNames.Empty);
    }

    private async Task<ChoiceResult> AskAsync(StepContext call, IReadOnlyList<Article> shown, bool first, bool more)
    {
        var titles = shown.SelectMany((article, at) =>
            new[] { PromptPart.OfKey(PromptKeys.Number(at + 1)), PromptPart.OfText(article.Title) }).ToList();
        if (more)
        {
            titles.Add(PromptPart.OfKey(PromptKeys.BrowseMore));
        }

        var choices = shown.Select((article, at) => new SpokenChoice(article.Key, ((char)('1' + at)).ToString(),
            [.. Vocabulary.Number(at + 1, call.Language), article.Title])).ToList();
        if (more)
        {
            choices.Add(new SpokenChoice(More, MoreKey, []));
        }

        return await new ChoiceDialogue(call, new ChoiceRequest
        {
            Menu = Name,
            Choices = choices,
            Intro = first ? _intro : [],
            Prompt = [.. titles, PromptPart.OfKey(PromptKeys.BrowseAsk)],
            KeypadPrompt = [.. titles, PromptPart.OfKey(PromptKeys.BrowseAskKeypad)],
        }).RunAsync();
    }

    private async Task<string> SpeakAsync(StepContext call, Article article)
    {
        var result = await new ArticleDialogue(call, Name).RunAsync(article);
        var edge = result.Edge ?? await new QuestionDialogue(call, Name).RunAsync(result.NextQuestion);
        return edge switch
        {
            EdgeNames.Unjudged when !Edges.ContainsKey(edge) => EdgeNames.Helped,
            EdgeNames.Unknown when !Edges.ContainsKey(edge) => EdgeNames.Agent,
            _ => edge,
        };
    }

    private bool IsUnder(string? path) => _tree is null
        || path == _tree || path?.StartsWith(_tree + "/", StringComparison.Ordinal) == true;
}
