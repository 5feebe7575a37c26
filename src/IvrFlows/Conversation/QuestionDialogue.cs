using CallCenter.IvrFlows.Definitions;
using CallCenter.IvrFlows.Prompts;
using CallCenter.IvrFlows.Understanding;

namespace CallCenter.IvrFlows.Conversation;

/// <summary>
/// Takes a question in the caller's own words to the knowledge base: sure, the answer is spoken; not sure which, the nearest titles are
/// offered; else a person. Everything asked is a fact of the call.
/// </summary>
internal sealed class QuestionDialogue(StepContext call, string step)
{
    private const int MaxQuestions = 4;
    private const string NoneKey = "9";
    private static readonly TimeSpan LookUpLimit = TimeSpan.FromSeconds(3);
    private static readonly KnowledgeRetrieval Nothing = new(KnowledgeDecision.Person, []);

    /// <summary>Returns the edge of the step that asked.</summary>
    public async Task<string> RunAsync(string? question)
    {
        for (var asked = 0; question is not null && asked < MaxQuestions; asked++)
        {
            var finding = await FindAsync(question);
            Record(question, finding);
            var result = finding.Decision switch
            {
                KnowledgeDecision.Speak => await new ArticleDialogue(call, step).RunAsync(finding.Candidates[0].Article),
                KnowledgeDecision.Offer => await OfferAsync(finding.Candidates),
                _ => new ArticleResult(EdgeNames.Unknown, null),
            };
            if (result.Edge is not null)
            {
                return result.Edge;
            }

            question = result.NextQuestion;
        }

        return EdgeNames.Unknown;
    }

    private async Task<KnowledgeRetrieval> FindAsync(string question)
    {
        KnowledgeRetrieval found;
        try
        {
            found = await call.Services.Knowledge.FindAsync(question, call.Language, call.Leg.Ended).AsTask()
                .WaitAsync(LookUpLimit, call.Time, call.Leg.Ended);
        }
        catch (Exception e) when (!call.Leg.Ended.IsCancellationRequested)
        {
            FlowLog.LookUpFailed(call.Logger, e, call.Context.CallId);
            return Nothing;
        }

        var candidates = found.Candidates.Where(candidate => ArticleDialogue.CanSpeak(candidate.Article)).Take(PromptKeys.MostOffered).ToList();
        var best = found.Candidates.Count > 0 && candidates.Count > 0 && ReferenceEquals(found.Candidates[0], candidates[0]);
        return candidates.Count == 0 || (found.Decision == KnowledgeDecision.Speak && !best)
            ? new KnowledgeRetrieval(KnowledgeDecision.Person, found.Candidates)
            : found with { Candidates = candidates };
    }

    private void Record(string question, KnowledgeRetrieval finding)
    {
        var best = finding.Candidates.Count > 0 ? finding.Candidates[0] : null;
        var fact = new QuestionAsked
        {
            At = call.Now,
            CallId = call.Context.CallId,
            Heard = question,
            Language = call.Language,
            Outcome = finding.Decision,
            Article = best?.Article.Key,
            Version = best?.Article.Version,
            Score = best?.Score,
            Nearest = [.. finding.Candidates.Take(PromptKeys.MostOffered).Select(candidate => candidate.Article.Key)],
        };
        call.Append(fact);
        call.Context.AddQuestion(fact);
        call.Context.AddTrail(TrailKind.Asked, step, question);
    }

    private async Task<ArticleResult> OfferAsync(IReadOnlyList<KnowledgeCandidate> candidates)
    {
        var language = call.Language;
        var titles = candidates.Select((candidate, at) => new SpokenChoice(candidate.Article.Key, Key(at), Phrases(candidate.Article, at)));
        var result = await new ChoiceDialogue(call, new ChoiceRequest
        {
            Menu = step,
            Intro = [PromptPart.OfKey(PromptKeys.OfferIntro)],
            Prompt = [.. Titles(candidates), PromptPart.OfKey(PromptKeys.OfferAsk(candidates.Count))],
            KeypadPrompt = [.. Titles(candidates), PromptPart.OfKey(PromptKeys.OfferAskKeypad(candidates.Count))],
            Choices = [.. titles, new SpokenChoice(Vocabulary.None, NoneKey, Vocabulary.Of(Vocabulary.None, language))],
            FreeWords = ArticleDialogue.QuestionWords,
        }).RunAsync();
        return result switch
        {
            ChoiceResult.Chosen { Name: Vocabulary.None } or ChoiceResult.NoMatch => new ArticleResult(EdgeNames.Unknown, null),
            ChoiceResult.Unmatched other => new ArticleResult(null, other.Heard),
            ChoiceResult.NoInput => new ArticleResult(EdgeNames.NoInput, null),
            ChoiceResult.Chosen chosen when candidates.FirstOrDefault(c => c.Article.Key == chosen.Name) is { } taken
                => await new ArticleDialogue(call, step).RunAsync(taken.Article),
            _ => new ArticleResult(EdgeNames.Agent, null),
        };

        string[] Phrases(Article article, int at) => [.. Vocabulary.Number(at + 1, language), article.Title];
    }

    private static IEnumerable<PromptPart> Titles(IReadOnlyList<KnowledgeCandidate> candidates) => candidates.SelectMany((candidate, at) =>
        new[] { PromptPart.OfKey(PromptKeys.Number(at + 1)), PromptPart.OfText(candidate.Article.Title) });

    private static string Key(int at) => ((char)('1' + at)).ToString();
}
