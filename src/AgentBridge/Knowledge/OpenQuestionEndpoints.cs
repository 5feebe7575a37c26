using System.Security.Claims;
using CallCenter.AgentBridge.Hosting;
using CallCenter.AgentBridge.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CallCenter.AgentBridge.Knowledge;

/// <summary>What callers asked without being answered, and the one click that makes it knowledge.</summary>
internal static class OpenQuestionEndpoints
{
    private const int MostQuestions = 500;

    public static void MapOpenQuestions(this IEndpointRouteBuilder api)
    {
        var questions = api.MapGroup("/knowledge/questions").WithTags("knowledge").RequireAuthorization(Access.Supervisor);
        questions.MapGet("", ListAsync);
        questions.MapPost("/{id:long}/adopt", AdoptAsync);
        questions.MapPost("/{id:long}/draft", DraftAsync);
        questions.MapPost("/{id:long}/dismiss", DismissAsync);
    }

    private static async Task<Results<Ok<IReadOnlyList<OpenQuestion>>, ProblemHttpResult>> ListAsync(IKnowledgeBase knowledge, CancellationToken ct,
        int limit = 100) => Check.Range("limit", limit, 1, MostQuestions) is { } fault
            ? ProblemResponses.Invalid(fault)
            : TypedResults.Ok(await knowledge.OpenQuestionsAsync(limit, ct));

    private static async Task<Results<NoContent, ProblemHttpResult>> AdoptAsync(long id, AdoptRequest request, ClaimsPrincipal who,
        IKnowledgeBase knowledge, CancellationToken ct)
    {
        if (request.ArticleId is not { } article)
        {
            return ProblemResponses.Invalid(FieldFault.Missing("articleId"));
        }

        return await knowledge.AdoptQuestionAsync(id, article, who.User(), ct) ? TypedResults.NoContent() : ProblemResponses.NotFound("question or article");
    }

    private static async Task<Results<Created<ArticleAnswer>, ProblemHttpResult>> DraftAsync(long id, ClaimsPrincipal who, IKnowledgeBase knowledge,
        CancellationToken ct) =>
        await knowledge.DraftFromQuestionAsync(id, who.User(), ct) is { } draft
            ? TypedResults.Created($"/api/v1/knowledge/articles/{draft.Id}", ArticleAnswer.Of(draft))
            : ProblemResponses.NotFound("question");

    private static async Task<Results<NoContent, ProblemHttpResult>> DismissAsync(long id, ClaimsPrincipal who, IKnowledgeBase knowledge,
        CancellationToken ct) =>
        await knowledge.DismissQuestionAsync(id, who.User(), ct) ? TypedResults.NoContent() : ProblemResponses.NotFound("question");
}
