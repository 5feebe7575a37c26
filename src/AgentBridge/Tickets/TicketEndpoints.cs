using System.Security.Claims;
using CallCenter.AgentBridge.Calls;
using CallCenter.AgentBridge.Hosting;
using CallCenter.AgentBridge.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CallCenter.AgentBridge.Tickets;

internal static class TicketEndpoints
{
    private const int MostTickets = 500;

    public static void MapTickets(this IEndpointRouteBuilder api)
    {
        var tickets = api.MapGroup("/tickets").WithTags("tickets");
        tickets.MapGet("", ListAsync);
        tickets.MapGet("/{id:guid}", GetAsync);
        tickets.MapGet("/{id:guid}/history", HistoryAsync);
        tickets.MapGet("/{id:guid}/calls", CallsAsync);
        tickets.MapPost("", AddAsync);
        tickets.MapPatch("/{id:guid}", ChangeAsync);
    }

    private static async Task<Results<Ok<IReadOnlyList<Ticket>>, ProblemHttpResult>> ListAsync(IServiceDesk desk, CancellationToken ct,
        string? phone = null, Guid? customerId = null, string? state = null, string? owner = null, bool open = false, int limit = 100,
        string? q = null)
    {
        if (Check.Range("limit", limit, 1, MostTickets) is { } fault)
        {
            return ProblemResponses.Invalid(fault);
        }

        if (!QueryWords.TryParse<TicketState>(state, out var only))
        {
            return ProblemResponses.Invalid(QueryWords.Unknown<TicketState>("state"));
        }

        var query = new TicketQuery(string.IsNullOrWhiteSpace(phone) ? null : Phone.FromQuery(phone), customerId, only,
            string.IsNullOrWhiteSpace(owner) ? null : owner.Trim(), open, limit) { Text = q };
        return TypedResults.Ok(await desk.FindTicketsAsync(query, ct));
    }

    private static async Task<Results<Ok<TicketAnswer>, ProblemHttpResult>> GetAsync(Guid id, IServiceDesk desk, ITicketMoves moves,
        CancellationToken ct) =>
        await desk.GetTicketAsync(id, ct) is { } ticket ? TypedResults.Ok(TicketAnswer.Of(ticket, moves)) : ProblemResponses.NotFound("ticket");

    private static async Task<Results<Ok<IReadOnlyList<TicketEvent>>, ProblemHttpResult>> HistoryAsync(Guid id, IServiceDesk desk, CancellationToken ct) =>
        await desk.GetTicketAsync(id, ct) is null ? ProblemResponses.NotFound("ticket") : TypedResults.Ok(await desk.HistoryAsync(id, ct));

    private static async Task<Results<Ok<List<CallAnswer>>, ProblemHttpResult>> CallsAsync(Guid id, IServiceDesk desk, ICallRecords calls,
        CancellationToken ct) =>
        await desk.GetTicketAsync(id, ct) is null
            ? ProblemResponses.NotFound("ticket")
            : TypedResults.Ok((await calls.ListOfTicketAsync(id, ct)).Select(c => CallAnswer.Of(c, null)).ToList());

    private static async Task<Results<Created<Ticket>, ProblemHttpResult>> AddAsync(NewTicketRequest r, ClaimsPrincipal who, IServiceDesk desk,
        CancellationToken ct)
    {
        if (Check.Given("subject", r.Subject) is { } fault)
        {
            return ProblemResponses.Invalid(fault);
        }

        var result = await desk.CreateAsync(new NewTicket(r.Subject!, r.Source, r.Description, r.Type, r.Priority, r.Department, r.CustomerId,
            r.Phone, r.Owner), who.User(), ct);
        return result.Ticket is { } ticket
            ? TypedResults.Created($"/api/v1/tickets/{ticket.Id}", ticket)
            : ProblemResponses.Refused(result.Error, "ticket");
    }

    private static async Task<Results<Ok<TicketAnswer>, ProblemHttpResult>> ChangeAsync(Guid id, TicketPatch r, ClaimsPrincipal who, IServiceDesk desk,
        ITicketMoves moves, CancellationToken ct)
    {
        if (await desk.GetTicketAsync(id, ct) is null)
        {
            return ProblemResponses.NotFound("ticket");
        }

        Guid? customer = null;
        if (r.CustomerId is { } wanted)
        {
            if (wanted.Length > 0 && !Guid.TryParse(wanted, out _))
            {
                return ProblemResponses.Invalid(FieldFault.Unknown("customerId", "customer"));
            }

            customer = wanted.Length == 0 ? Guid.Empty : Guid.Parse(wanted);
        }

        var result = await desk.ChangeAsync(id, new TicketChange(r.State, r.Owner, r.Department, r.Priority, r.Type, r.Subject, r.Description, r.Note,
            customer, r.Disposition, r.Version, r.Phone), who.User(), ct);
        return result.Ticket is { } ticket
            ? TypedResults.Ok(TicketAnswer.Of(ticket, moves))
            : ProblemResponses.Refused(result.Error, "ticket");
    }
}
