using System.Globalization;
using CallCenter.Knowledge.Articles;
using CallCenter.Knowledge.Snapshots;

namespace CallCenter.Knowledge.Questions;

/// <summary>What agents do with questions that no article answered.</summary>
internal sealed class OpenQuestions(IQuestionStore questions, ArticleEditor editor, SnapshotKeeper keeper)
{
    private const int MostTries = 5;

    /// <summary>The question becomes a phrasing of the article.</summary>
    public async Task<bool> AdoptAsync(long questionId, Guid articleId, string by, CancellationToken ct)
    {
        if (await questions.GetOpenAsync(questionId, ct) is not { } question || !await AddPhrasingAsync(articleId, question.Text, by, ct))
        {
            return false;
        }

        return await questions.CloseAsync(questionId, QuestionState.Adopted, by, ct);
    }

    /// <summary>The question becomes a new article that has everything but an answer.</summary>
    public async Task<Article?> DraftAsync(long questionId, string by, CancellationToken ct)
    {
        if (await questions.GetOpenAsync(questionId, ct) is not { } question)
        {
            return null;
        }

        var title = ArticleRules.Line(question.Text);
        title = title[..Math.Min(title.Length, ArticleRules.LongestTitle)];
        var article = new Article(Guid.CreateVersion7(), FreeKey(ArticleRules.KeyOf(title), questionId, question.Language), question.Language,
            char.ToUpper(title[0], CultureInfo.InvariantCulture) + title[1..], [title], "", null, null, Approved: false, 0, default);
        var (saved, _) = await editor.SaveAsync(article, by, ct);
        return saved is not null && await questions.CloseAsync(questionId, QuestionState.Drafted, by, ct) ? saved : null;
    }

    private async Task<bool> AddPhrasingAsync(Guid articleId, string text, string by, CancellationToken ct)
    {
        for (var attempt = 0; attempt < MostTries && keeper.Current.Get(articleId) is { } article; attempt++)
        {
            // an article that cannot take the phrasing (too many already) fails every time
            var (saved, _) = await editor.SaveAsync(article with { Phrasings = [.. article.Phrasings, text] }, by, ct);
            if (saved is not null)
            {
                return true;
            }
        }

        return false;
    }

    private string FreeKey(string wanted, long questionId, string language)
    {
        var key = wanted.Length > 0 ? wanted : "question";
        return keeper.Current.Get(key, language) is null ? key : string.Create(CultureInfo.InvariantCulture, $"{key}-{questionId}");
    }
}
