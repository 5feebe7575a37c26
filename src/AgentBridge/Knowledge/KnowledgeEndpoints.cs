using System.Globalization;
using System.Security.Claims;
using System.Text;
using CallCenter.AgentBridge.Hosting;
using CallCenter.AgentBridge.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CallCenter.AgentBridge.Knowledge;

internal static class KnowledgeEndpoints
{
    internal const long LargestImport = 32 << 20;
    private const int LongestQuestion = 1000;
    private const int MostArticles = 200;

    public static void MapKnowledge(this IEndpointRouteBuilder api)
    {
        var knowledge = api.MapGroup("/knowledge").WithTags("knowledge");
        knowledge.MapGet("/search", SearchAsync);
        knowledge.MapGet("/limits", async (IKnowledgeBase k, CancellationToken ct) => TypedResults.Ok(await k.LimitsAsync(ct)));
        knowledge.MapPost("/import", ImportAsync).RequireAuthorization(Access.Supervisor).WithMetadata(new RequestSizeLimitAttribute(LargestImport));
        knowledge.MapGet("/export", ExportAsync);
        knowledge.MapGet("/articles", ListAsync);
        knowledge.MapGet("/articles/{id:guid}", GetAsync);
        knowledge.MapPost("/articles", AddAsync).RequireAuthorization(Access.Supervisor);
        knowledge.MapPut("/articles/{id:guid}", ChangeAsync).RequireAuthorization(Access.Supervisor);
        knowledge.MapDelete("/articles/{id:guid}", DeleteAsync).RequireAuthorization(Access.Supervisor);
    }

    /// <summary>What a caller with this question would get. Without a language the script decides.</summary>
    private static async Task<Results<Ok<SearchAnswer>, ProblemHttpResult>> SearchAsync(IKnowledgeBase knowledge, CancellationToken ct,
        string? q = null, string? lang = null)
    {
        if (q?.Trim() is not { Length: > 0 and <= LongestQuestion } question)
        {
            return ProblemResponses.Invalid(Check.Given("q", q) ?? Check.Longest("q", q, LongestQuestion)!);
        }

        var finding = await knowledge.FindAsync(question, string.IsNullOrEmpty(lang) ? LanguageOf(question) : lang, ct);
        return TypedResults.Ok(new SearchAnswer(finding.Decision,
            [.. finding.Candidates.Select(c => new SearchHit(c.Article.Id, c.Article.Key, c.Article.Title, c.Score))]));
    }

    private static string LanguageOf(string text) => text.Any(c => c is >= '\u4e00' and <= '\u9fff') ? "zh" : "en";

    private static async Task<Results<Ok<ImportReport>, ProblemHttpResult>> ImportAsync(HttpRequest request, ClaimsPrincipal who,
        IKnowledgeBase knowledge, CancellationToken ct, string? name = null)
    {
        var type = request.ContentType?.Split(';')[0].Trim().ToLowerInvariant();
        if (type is not ("text/csv" or "text/plain" or "text/markdown"))
        {
            return ProblemResponses.Refuse(StatusCodes.Status415UnsupportedMediaType, "mediaType", "text/csv or text/markdown");
        }

        var (text, fault) = await ImportText.OpenAsync(request, ct);
        if (text is null)
        {
            return fault!;
        }

        var report = type == "text/markdown"
            ? await knowledge.ImportMarkdownAsync(name ?? "article.md", await text.ReadToEndAsync(ct), who.User(), ct)
            : await knowledge.ImportCsvAsync(text, who.User(), ct);
        return TypedResults.Ok(report);
    }

    private static async Task<FileContentHttpResult> ExportAsync(IKnowledgeBase knowledge, CancellationToken ct)
    {
        using var csv = new StringWriter(CultureInfo.InvariantCulture);
        await knowledge.ExportCsvAsync(csv, ct);
        return TypedResults.File(Encoding.UTF8.GetBytes(csv.ToString()), "text/csv; charset=utf-8", "knowledge.csv");
    }

    private static async Task<Results<Ok<List<ArticleAnswer>>, ProblemHttpResult>> ListAsync(IKnowledgeBase knowledge, CancellationToken ct,
        string? q = null, string? lang = null, int limit = 20)
    {
        if (Check.All(Check.Range("limit", limit, 1, MostArticles), Check.Longest("q", q, LongestQuestion)) is { Count: > 0 } faults)
        {
            return ProblemResponses.Invalid(faults);
        }

        var language = string.IsNullOrEmpty(lang) ? null : lang;
        return string.IsNullOrWhiteSpace(q)
            ? TypedResults.Ok((await knowledge.ListAsync(language, ct)).Select(a => ArticleAnswer.Of(a)).ToList())
            : TypedResults.Ok((await knowledge.SearchAsync(q.Trim(), language, limit, ct)).Select(c => ArticleAnswer.Of(c.Article, c.Score)).ToList());
    }

    private static async Task<Results<Ok<ArticleAnswer>, ProblemHttpResult>> GetAsync(Guid id, IKnowledgeBase knowledge, CancellationToken ct) =>
        await knowledge.GetAsync(id, ct) is { } article ? TypedResults.Ok(ArticleAnswer.Of(article)) : ProblemResponses.NotFound("article");

    private static async Task<Results<Created<ArticleAnswer>, ProblemHttpResult>> AddAsync(ArticleRequest request, ClaimsPrincipal who,
        IKnowledgeBase knowledge, TimeProvider clock, CancellationToken ct)
    {
        if (request.Faults() is { Count: > 0 } faults)
        {
            return ProblemResponses.Invalid(faults);
        }

        var (saved, error) = await knowledge.SaveAsync(request.ToArticle(Guid.CreateVersion7(), 0, clock.GetUtcNow()), who.User(), ct);
        return saved is null ? ProblemResponses.Refused(error, "article") : TypedResults.Created($"/api/v1/knowledge/articles/{saved.Id}", ArticleAnswer.Of(saved));
    }

    private static async Task<Results<Ok<ArticleAnswer>, ProblemHttpResult>> ChangeAsync(Guid id, ArticleRequest request, ClaimsPrincipal who,
        IKnowledgeBase knowledge, TimeProvider clock, CancellationToken ct)
    {
        if (request.Faults() is { Count: > 0 } faults)
        {
            return ProblemResponses.Invalid(faults);
        }

        if (await knowledge.GetAsync(id, ct) is not { } before)
        {
            return ProblemResponses.NotFound("article");
        }

        if (request.Version is { } seen && seen != before.Version)
        {
            return Stale(before);
        }

        var (saved, error) = await knowledge.SaveAsync(request.ToArticle(id, before.Version, clock.GetUtcNow()), who.User(), ct);
        return saved is not null ? TypedResults.Ok(ArticleAnswer.Of(saved))
            : error is { Code: FaultCode.Changed } ? Stale(await knowledge.GetAsync(id, ct))
            : ProblemResponses.Refused(error, "article");
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(Guid id, ClaimsPrincipal who, IKnowledgeBase knowledge,
        CancellationToken ct) =>
        await knowledge.DeleteAsync(id, who.User(), ct) ? TypedResults.NoContent() : ProblemResponses.NotFound("article");

    private static ProblemHttpResult Stale(Article? current) => ProblemResponses.Stale("article", current is null ? null : ArticleAnswer.Of(current));
}
