using CallCenter.IvrFlows.Definitions;
using CallCenter.IvrFlows.Prompts;
using CallCenter.IvrFlows.Understanding;

namespace CallCenter.IvrFlows.Conversation;

/// <summary>Speaks an article's answer and asks whether it helped.</summary>
internal sealed class ArticleDialogue(StepContext call, string step)
{
    private const string AgainKey = "1";
    private const string YesKey = "2";
    private const string NoKey = "3";

    /// <summary>So many words that are neither yes nor no are a question of their own.</summary>
    public const int QuestionWords = 4;

    /// <summary>Only approved articles are spoken.</summary>
    public static bool CanSpeak(Article article) => article.Approved && !string.IsNullOrWhiteSpace(article.Answer);

    public async Task<ArticleResult> RunAsync(Article article)
    {
        call.Context.AddTrail(TrailKind.HeardAnswer, step, article.Title);
        var language = call.Language;
        var result = await new ChoiceDialogue(call, new ChoiceRequest
        {
            Menu = step,
            Intro = [PromptPart.OfText(article.Answer)],
            Prompt = [PromptPart.OfKey(PromptKeys.DidThatHelp)],
            KeypadPrompt = [PromptPart.OfKey(PromptKeys.DidThatHelpKeypad)],
            Choices =
            [
                new SpokenChoice(Vocabulary.Yes, YesKey, Vocabulary.Of(Vocabulary.Yes, language)),
                new SpokenChoice(Vocabulary.No, NoKey, Vocabulary.Of(Vocabulary.No, language)),
            ],
            Retries = 1,
            RepeatKey = AgainKey,
            FreeWords = QuestionWords,
            Recorded = false,
        }).RunAsync();
        return result switch
        {
            ChoiceResult.Chosen { Name: Vocabulary.Yes } => Judged(article, true),
            ChoiceResult.Chosen { Name: Vocabulary.No } => Judged(article, false),
            ChoiceResult.Unmatched answer when Judgement.Of(answer.Heard, language) is { } helped => Judged(article, helped),
            ChoiceResult.Unmatched question => new ArticleResult(null, question.Heard),
            ChoiceResult.Chosen chosen => Agent(chosen),
            ChoiceResult.NoMatch => new ArticleResult(EdgeNames.Agent, null),
            _ => new ArticleResult(EdgeNames.Unjudged, null),
        };
    }

    private ArticleResult Agent(ChoiceResult.Chosen chosen)
    {
        call.Append(new ChoiceMade
        {
            At = call.Now,
            CallId = call.Context.CallId,
            Menu = step,
            Choice = chosen.Name,
            Spoken = chosen.Heard is not null,
            Heard = chosen.Heard,
        });
        call.Context.AddTrail(TrailKind.WantsPerson, step);
        return new ArticleResult(EdgeNames.Agent, null);
    }

    private ArticleResult Judged(Article article, bool helped)
    {
        call.Append(new AnswerJudged { At = call.Now, CallId = call.Context.CallId, Article = article.Key, Helped = helped });
        call.Context.AddTrail(helped ? TrailKind.Helped : TrailKind.NotHelped, step, article.Title);
        return new ArticleResult(helped ? EdgeNames.Helped : EdgeNames.NotHelped, null);
    }
}
