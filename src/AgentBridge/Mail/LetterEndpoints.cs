using System.Security.Claims;
using CallCenter.AgentBridge.Hosting;
using CallCenter.AgentBridge.SignIn;
using CallCenter.AgentBridge.Tickets;
using CallCenter.AgentBridge.Calls;
using CallCenter.CallModel.Mail;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CallCenter.AgentBridge.Mail;

/// <summary>Letters about a ticket, by e-mail and on paper; answers on paper.</summary>
internal static class LetterEndpoints
{
    private const string Pdf = "application/pdf";
    private const int MostMails = 100;

    public static void MapLetters(this IEndpointRouteBuilder api)
    {
        var tickets = api.MapGroup("/tickets/{id:guid}").WithTags("tickets");
        tickets.MapGet("/mail", ListAsync);
        tickets.MapGet("/mail/draft", DraftAsync);
        tickets.MapPost("/mail", SendAsync);
        tickets.MapGet("/pdf", PrintAsync);
        api.MapGet("/customers/{id:guid}/mail", OfCustomerAsync).WithTags("customers");
        api.MapGet("/knowledge/articles/{id:guid}/pdf", PrintArticleAsync).WithTags("knowledge");
    }

    private static async Task<Results<Ok<IReadOnlyList<OutMail>>, ProblemHttpResult>> ListAsync(Guid id, IServiceDesk desk, Sight sight, ClaimsPrincipal who, IMailDesk mail,
        CancellationToken ct)
    {
        var (ticket, problem) = await TicketEndpoints.SeenAsync(id, desk, sight, who, ct);
        return ticket is null ? problem! : TypedResults.Ok(await mail.ListAsync(null, id, MostMails, ct));
    }

    /// <summary>All letters to the customer's address, for supervisors, and for the agent who has the customer now.</summary>
    private static async Task<Results<Ok<AddressMail>, ProblemHttpResult>> OfCustomerAsync(Guid id, IServiceDesk desk, Sight sight, ClaimsPrincipal who, ICircularDesk mail,
        CancellationToken ct) =>
        await desk.GetCustomerAsync(id, ct) is not { } customer ? ProblemResponses.NotFound("customer")
        : await sight.OfAsync(who, ct) is { } scope && !scope.Customers.Contains(id) ? ProblemResponses.NotYours("customer")
        : TypedResults.Ok(customer.Email is { } address ? await mail.OfAddressAsync(address, MostMails, ct) : new AddressMail(false, []));

    /// <summary>A template, or an article of the knowledge base, filled in; nothing is sent.</summary>
    private static async Task<Results<Ok<MailDraft>, ProblemHttpResult>> DraftAsync(Guid id, IServiceDesk desk, Sight sight, ClaimsPrincipal who, IMailDesk mail,
        IKnowledgeBase knowledge, CancellationToken ct, string? template = null, Guid? article = null)
    {
        var (ticket, problem) = await TicketEndpoints.SeenAsync(id, desk, sight, who, ct);
        if (ticket is null)
        {
            return problem!;
        }

        if (article is { } key)
        {
            var customer = ticket.CustomerId is { } known ? await desk.GetCustomerAsync(known, ct) : null;
            return await knowledge.GetAsync(key, ct) is { } found
                ? TypedResults.Ok(new MailDraft(customer?.Email ?? "", found.Title, found.Text is { Length: > 0 } text ? $"{found.Answer}\n\n{text}" : found.Answer))
                : ProblemResponses.NotFound("article");
        }

        return await mail.DraftAsync(ticket, template ?? "", who.User(), ct) is { } draft ? TypedResults.Ok(draft) : ProblemResponses.NotFound("template");
    }

    private static async Task<Results<Ok<OutMail>, ProblemHttpResult>> SendAsync(Guid id, LetterRequest request, IServiceDesk desk, Sight sight, ClaimsPrincipal who, IMailDesk mail,
        CancellationToken ct)
    {
        var (ticket, problem) = await TicketEndpoints.SeenAsync(id, desk, sight, who, ct);
        if (ticket is null)
        {
            return problem!;
        }

        var (sent, error) = await mail.SendAsync(new MailDraft(request.Address ?? "", request.Subject ?? "", request.Body ?? ""), id, request.Print, who.User(), ct);
        return sent is null ? ProblemResponses.Refused(error, "ticket") : TypedResults.Ok(sent);
    }

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> PrintAsync(Guid id, IServiceDesk desk, Sight sight, ClaimsPrincipal who, IPrinter printer,
        CancellationToken ct, string lang = "en")
    {
        var (ticket, problem) = await TicketEndpoints.SeenAsync(id, desk, sight, who, ct);
        if (ticket is null)
        {
            return problem!;
        }

        var customer = ticket.CustomerId is { } known ? await desk.GetCustomerAsync(known, ct) : null;
        return printer.Trouble is { } why ? NoFont(why)
            : TypedResults.File(printer.Print(ticket, customer, await desk.HistoryAsync(id, ct), lang), Pdf, $"{ticket.Number}.pdf");
    }

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> PrintArticleAsync(Guid id, IKnowledgeBase knowledge, IPrinter printer, CancellationToken ct) =>
        await knowledge.GetAsync(id, ct) is not { } article ? ProblemResponses.NotFound("article")
        : printer.Trouble is { } why ? NoFont(why)
        : TypedResults.File(printer.Print(article.Title, [article.Answer, article.Text ?? ""]), Pdf, $"{article.Key}.pdf");

    private static ProblemHttpResult NoFont(string why) => ProblemResponses.Refuse(StatusCodes.Status503ServiceUnavailable, "noFont", why);
}
