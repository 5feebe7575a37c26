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

    /// <summary>
    /// Last changed first. The header Link leads to the next page; <paramref name="before"/> is a ticket's id, or as Link has it with the time
    /// that it stood at.
    /// </summary>
    private static async Task<Results<Ok<IReadOnlyList<Ticket>>, ProblemHttpResult>> ListAsync(IServiceDesk desk, Sight sight, HttpContext http,
        CancellationToken ct, string? phone = null, Guid? customerId = null, string? state = null, string? owner = null, bool open = false,
        int limit = 100, string? q = null, string? before = null)
    {
        var known = QueryWords.TryParse<TicketState>(state, out var only);
        var place = await TicketPages.PlaceAsync(before, desk, ct);
        var faults = Check.All(
            Check.Range("limit", limit, 1, MostTickets),
            string.IsNullOrEmpty(before) || place is not null ? null : FieldFault.Unknown("before", "ticket"),
            known ? null : QueryWords.Unknown<TicketState>("state"));
        if (faults.Count > 0)
        {
            return ProblemResponses.Invalid(faults);
        }

        var query = new TicketQuery(string.IsNullOrWhiteSpace(phone) ? null : Phone.FromQuery(phone), customerId, only,
            string.IsNullOrWhiteSpace(owner) ? null : owner.Trim(), open, limit) { Text = q, Before = place, For = await sight.OfAsync(http.User, ct) };
        var found = await desk.FindTicketsAsync(query, ct);
        if (found.Count == limit)
        {
            NextPage.Link(http, TicketPages.Behind(found[^1]));
        }

        return TypedResults.Ok(found);
    }

    private static async Task<Results<Ok<TicketAnswer>, ProblemHttpResult>> GetAsync(Guid id, IServiceDesk desk, Sight sight, ClaimsPrincipal who,
        ITicketMoves moves, CancellationToken ct)
    {
        var (ticket, problem) = await SeenAsync(id, desk, sight, who, ct);
        return ticket is null ? problem! : TypedResults.Ok(TicketAnswer.Of(ticket, moves));
    }

    private static async Task<Results<Ok<IReadOnlyList<TicketEvent>>, ProblemHttpResult>> HistoryAsync(Guid id, IServiceDesk desk, Sight sight,
        ClaimsPrincipal who, CancellationToken ct) =>
        (await SeenAsync(id, desk, sight, who, ct)).Problem is { } problem ? problem : TypedResults.Ok(await desk.HistoryAsync(id, ct));

    /// <summary>Those of the ticket's calls that may be seen.</summary>
    private static async Task<Results<Ok<List<CallAnswer>>, ProblemHttpResult>> CallsAsync(Guid id, IServiceDesk desk, Sight sight, ClaimsPrincipal who,
        ICallRecords calls, IAgentDesk agents, CancellationToken ct)
    {
        if ((await SeenAsync(id, desk, sight, who, ct)).Problem is { } problem)
        {
            return problem;
        }

        var seen = await CallAccess.SeenAsync(who, await calls.ListOfTicketAsync(id, ct: ct), calls, agents, ct);
        return TypedResults.Ok(seen.Select(c => CallAnswer.Of(c, null)).ToList());
    }

    /// <summary>The ticket, or why it is not shown.</summary>
    public static async Task<(Ticket? Ticket, ProblemHttpResult? Problem)> SeenAsync(Guid id, IServiceDesk desk, Sight sight, ClaimsPrincipal who,
        CancellationToken ct)
    {
        if (await desk.GetTicketAsync(id, ct) is not { } ticket)
        {
            return (null, ProblemResponses.NotFound("ticket"));
        }

        return await sight.OfAsync(who, ct) is { } scope && await desk.FindTicketsAsync(new TicketQuery(Limit: 1) { Id = id, For = scope }, ct) is []
            ? (null, ProblemResponses.NotYours("ticket"))
            : (ticket, null);
    }

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
        Sight sight, ITicketMoves moves, CancellationToken ct)
    {
        if ((await SeenAsync(id, desk, sight, who, ct)).Problem is { } problem)
        {
            return problem;
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
            : result.Error is { Code: FaultCode.Changed }
                ? ProblemResponses.Stale("ticket", await desk.GetTicketAsync(id, ct) is { } stored ? TicketAnswer.Of(stored, moves) : null)
                : ProblemResponses.Refused(result.Error, "ticket");
    }
}
