using System.Security.Claims;
using CallCenter.AgentBridge.Campaigns;
using CallCenter.AgentBridge.Hosting;
using CallCenter.AgentBridge.SignIn;
using CallCenter.CallModel.Mail;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CallCenter.AgentBridge.Mail;

/// <summary>Letters to many, and who wants none.</summary>
internal static class CircularEndpoints
{
    private const long LargestList = 16 << 20;
    private const int MostLetters = 500;

    public static void MapCirculars(this IEndpointRouteBuilder api)
    {
        var circulars = api.MapGroup("/mail/circulars").WithTags("mail").RequireAuthorization(Access.Supervisor);
        circulars.MapGet("", async (ICircularDesk desk, CancellationToken ct) => TypedResults.Ok(await desk.ListAsync(ct)));
        circulars.MapPost("", AddAsync);
        circulars.MapGet("/{id:guid}", GetAsync);
        circulars.MapDelete("/{id:guid}", DeleteAsync);
        circulars.MapPut("/{id:guid}/state", SetStateAsync);
        circulars.MapGet("/{id:guid}/preview", PreviewAsync);
        circulars.MapGet("/{id:guid}/people", LettersAsync);
        circulars.MapPost("/{id:guid}/people", ImportAsync).WithMetadata(new RequestSizeLimitAttribute(LargestList));
        circulars.MapPost("/{id:guid}/people/customers", AddCustomersAsync);

        var optOuts = api.MapGroup("/mail/optouts").WithTags("mail");
        optOuts.MapGet("", OptOutsAsync).RequireAuthorization(Access.Supervisor);
        // whoever is told so on the telephone writes it down
        optOuts.MapPost("", OptOutAsync);
        optOuts.MapDelete("", OptInAsync).RequireAuthorization(Access.Supervisor);
    }

    private static async Task<Results<Ok<CircularView>, ProblemHttpResult>> AddAsync(CircularRequest request, ClaimsPrincipal who, ICircularDesk desk, CancellationToken ct)
    {
        var (made, faults) = await desk.AddAsync(request.Name ?? "", request.Template ?? "", request.PerMinute, who.User(), ct);
        return made is null ? ProblemResponses.Invalid(faults) : TypedResults.Ok(made);
    }

    private static async Task<Results<Ok<CircularView>, ProblemHttpResult>> GetAsync(Guid id, ICircularDesk desk, CancellationToken ct) =>
        await desk.GetAsync(id, ct) is { } view ? TypedResults.Ok(view) : Missing();

    /// <summary>A draft with its list. What was started stays: the links in its letters need the list.</summary>
    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(Guid id, ICircularDesk desk, CancellationToken ct)
    {
        var (deleted, error) = await desk.DeleteAsync(id, ct);
        return deleted ? TypedResults.NoContent() : ProblemResponses.Refused(error, "circular");
    }

    private static async Task<Results<Ok<CircularView>, ProblemHttpResult>> SetStateAsync(Guid id, CircularStateRequest request, ICircularDesk desk, CancellationToken ct)
    {
        if (request.State is not { } state)
        {
            return ProblemResponses.Invalid(QueryWords.Unknown<CircularState>("state"));
        }

        var (view, error) = await desk.SetStateAsync(id, state, ct);
        return view is null ? ProblemResponses.Refused(error, "circular") : TypedResults.Ok(view);
    }

    /// <summary>The letter as one recipient gets it; the first on the list unless one is named.</summary>
    private static async Task<Results<Ok<MailDraft>, ProblemHttpResult>> PreviewAsync(Guid id, ICircularDesk desk, CancellationToken ct, Guid? recipient = null)
    {
        var (letter, error) = await desk.PreviewAsync(id, recipient, ct);
        return letter is null ? ProblemResponses.Refused(error, "circular or recipient") : TypedResults.Ok(letter);
    }

    private static async Task<Results<Ok<IReadOnlyList<CircularLetter>>, ProblemHttpResult>> LettersAsync(Guid id, ICircularDesk desk, CancellationToken ct, string? state = null,
        int offset = 0, int limit = 100)
    {
        if (Check.All(Check.Range("limit", limit, 1, MostLetters), Check.Range("offset", offset, 0, int.MaxValue)) is { Count: > 0 } faults)
        {
            return ProblemResponses.Invalid(faults);
        }

        return !QueryWords.TryParse<CircularLetterState>(state, out var only) ? ProblemResponses.Invalid(QueryWords.Unknown<CircularLetterState>("state"))
            : await desk.LettersAsync(id, only, offset, limit, ct) is { } letters ? TypedResults.Ok(letters)
            : Missing();
    }

    /// <summary>Takes a list as CSV or XLSX: email, and optionally name, company, number, language, text; with "try" it is only looked at.</summary>
    private static async Task<Results<Ok<CircularImport>, ProblemHttpResult>> ImportAsync(Guid id, HttpRequest request, ICircularDesk desk, CancellationToken ct, bool @try = false)
    {
        var (table, fault) = await ListFile.ReadAsync(request, ct);
        return table is null ? fault! : Answer(await desk.ImportAsync(id, table, @try, ct));
    }

    /// <summary>Takes the customers of a group who have an e-mail address.</summary>
    private static async Task<Results<Ok<CircularImport>, ProblemHttpResult>> AddCustomersAsync(Guid id, CustomerListRequest request, ICircularDesk desk, CancellationToken ct,
        bool @try = false) =>
        request.Faults() is { Count: > 0 } faults ? ProblemResponses.Invalid(faults) : Answer(await desk.AddCustomersAsync(id, request.ToGroup(), @try, ct));

    private static async Task<Results<Ok<IReadOnlyList<OptOut>>, ProblemHttpResult>> OptOutsAsync(ICircularDesk desk, CancellationToken ct, string? address = null, int limit = 100) =>
        Check.Range("limit", limit, 1, MostLetters) is { } fault ? ProblemResponses.Invalid(fault)
        : TypedResults.Ok(await desk.OptOutsAsync(string.IsNullOrWhiteSpace(address) ? null : address.Trim(), limit, ct));

    private static async Task<Results<NoContent, ProblemHttpResult>> OptOutAsync(OptOutRequest request, ClaimsPrincipal who, ICircularDesk desk, CancellationToken ct) =>
        await desk.OptOutAsync(request.Address ?? "", who.User(), ct) is { } fault ? ProblemResponses.Invalid(fault) : TypedResults.NoContent();

    private static async Task<Results<NoContent, ProblemHttpResult>> OptInAsync(string address, ICircularDesk desk, CancellationToken ct) =>
        await desk.OptInAsync(address, ct) ? TypedResults.NoContent() : ProblemResponses.NotFound("address");

    private static Results<Ok<CircularImport>, ProblemHttpResult> Answer((CircularImport? Import, FieldFault? Error) result) =>
        result.Import is { } import ? TypedResults.Ok(import) : ProblemResponses.Refused(result.Error, "circular");

    private static ProblemHttpResult Missing() => ProblemResponses.NotFound("circular");
}
