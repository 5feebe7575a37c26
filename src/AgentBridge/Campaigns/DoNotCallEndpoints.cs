using System.Security.Claims;
using CallCenter.AgentBridge.Hosting;
using CallCenter.AgentBridge.Knowledge;
using CallCenter.AgentBridge.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CallCenter.AgentBridge.Campaigns;

/// <summary>Numbers that campaigns do not dial: our own list by entries, registries' lists as a whole.</summary>
internal static class DoNotCallEndpoints
{
    private const long LargestList = 8 << 20;
    private const int MostEntries = 500;
    private const int LongestList = 50;

    public static void MapDoNotCall(this IEndpointRouteBuilder api)
    {
        var list = api.MapGroup("/donotcall").WithTags("campaigns");
        list.MapGet("", ListAsync).RequireAuthorization(Access.Supervisor);
        list.MapGet("/lists", async (IDoNotCallStore store, CancellationToken ct) => TypedResults.Ok(await store.ListsAsync(ct))).RequireAuthorization(Access.Supervisor);
        list.MapPost("", AddAsync);
        list.MapPost("/numbers", AddAllAsync).RequireAuthorization(Access.Supervisor).WithMetadata(new RequestSizeLimitAttribute(LargestList));
        list.MapPut("/lists/{name}", ReplaceAsync).RequireAuthorization(Access.Supervisor).WithMetadata(new RequestSizeLimitAttribute(LargestList));
        list.MapDelete("/{number}", RemoveAsync).RequireAuthorization(Access.Supervisor);
        list.MapDelete("", (string number, ClaimsPrincipal who, ICampaignDesk desk, CancellationToken ct) => RemoveAsync(number, who, desk, ct)).RequireAuthorization(Access.Supervisor);
    }

    private static async Task<Results<Ok<IReadOnlyList<DoNotCallEntry>>, ProblemHttpResult>> ListAsync(IDoNotCallStore store, CancellationToken ct, string? number = null,
        int limit = 100) => Check.Range("limit", limit, 1, MostEntries) is { } fault
        ? ProblemResponses.Invalid(fault)
        : TypedResults.Ok(await store.ListAsync(string.IsNullOrWhiteSpace(number) ? null : number.Trim(), limit, ct));

    private static async Task<Results<NoContent, ProblemHttpResult>> AddAsync(DoNotCallRequest request, ClaimsPrincipal who, ICampaignDesk desk, CancellationToken ct) =>
        (Check.Given("number", request.Number) ?? await desk.DoNotCallAsync(request.Number!, who.User(), request.Note, ct)) is { } fault
            ? ProblemResponses.Invalid(fault)
            : TypedResults.NoContent();

    /// <summary>One number a line; what the list held before is gone.</summary>
    private static async Task<Results<Ok<RegistryImport>, ProblemHttpResult>> ReplaceAsync(string name, HttpRequest request, ICampaignDesk desk, CancellationToken ct)
    {
        if (name is { Length: > LongestList } or DoNotCall.Own || !name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'))
        {
            return ProblemResponses.Invalid(FieldFault.NotName("name", LongestList, "lower-case letters, digits or dashes, and not 'own'"));
        }

        var (text, fault) = await TextAsync(request, ct);
        if (text is null)
        {
            return fault!;
        }

        var (taken, rejected) = await desk.ReplaceRegistryAsync(name, text, ct);
        return taken > 0
            ? TypedResults.Ok(new RegistryImport(taken, rejected))
            : ProblemResponses.Invalid(new FieldFault("file", FaultCode.Malformed, "no line is a telephone number: the list stays as it was"));
    }

    /// <summary>One number a line, onto our own list.</summary>
    private static async Task<Results<Ok<RegistryImport>, ProblemHttpResult>> AddAllAsync(HttpRequest request, ClaimsPrincipal who, ICampaignDesk desk, CancellationToken ct)
    {
        var (text, fault) = await TextAsync(request, ct);
        if (text is null)
        {
            return fault!;
        }

        var (taken, rejected) = await desk.DoNotCallAllAsync(text, who.User(), ct);
        return TypedResults.Ok(new RegistryImport(taken, rejected));
    }

    private static async Task<(string? Text, ProblemHttpResult? Fault)> TextAsync(HttpRequest request, CancellationToken ct)
    {
        if (request.ContentType?.Split(';')[0].Trim().ToLowerInvariant() is not ("text/csv" or "text/plain"))
        {
            return (null, ProblemResponses.Refuse(StatusCodes.Status415UnsupportedMediaType, "mediaType", "text/plain"));
        }

        return await ImportText.ReadAsync(request, ct);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RemoveAsync(string number, ClaimsPrincipal who, ICampaignDesk desk, CancellationToken ct) =>
        await desk.CallAgainAsync(number, who.User(), ct) ? TypedResults.NoContent() : ProblemResponses.NotFound("number");
}
