using System.Security.Claims;

namespace CallCenter.AgentBridge.Calls;

/// <summary>Which texts somebody may see: those of the calls and of the tickets that they may see.</summary>
internal sealed class SaidSight(ICallRecords calls, IServiceDesk tickets, IAgentDesk desk, Sight sight)
{
    /// <summary>In their order.</summary>
    public async Task<IEnumerable<SeenText>> SeenAsync(IReadOnlyList<SaidText> texts, ClaimsPrincipal who, CancellationToken ct)
    {
        var ofCalls = await CallsAsync([.. texts.Select(text => text.CallId).OfType<CallId>().Distinct()], who, ct);
        var ofTickets = await TicketsAsync([.. texts.Select(text => text.Ticket).OfType<Guid>().Distinct()], who, ct);
        return texts.Select(text => new SeenText(text, text.CallId is { } call ? ofCalls.GetValueOrDefault(call) : null, text.Ticket is { } ticket ? ofTickets.GetValueOrDefault(ticket) : null))
            .Where(text => text.Call is not null || text.Ticket is not null);
    }

    private async Task<Dictionary<CallId, CallRecord>> CallsAsync(IReadOnlyList<CallId> ids, ClaimsPrincipal who, CancellationToken ct)
    {
        var records = new List<CallRecord>();
        foreach (var id in ids)
        {
            if (await calls.GetAsync(id, ct) is { } call)
            {
                records.Add(call);
            }
        }

        return (await CallAccess.SeenAsync(who, records, calls, desk, ct)).ToDictionary(call => call.Id);
    }

    private async Task<Dictionary<Guid, Ticket>> TicketsAsync(IReadOnlyList<Guid> ids, ClaimsPrincipal who, CancellationToken ct)
    {
        var scope = ids.Count == 0 ? null : await sight.OfAsync(who, ct);
        var seen = new Dictionary<Guid, Ticket>();
        foreach (var id in ids)
        {
            if (await tickets.FindTicketsAsync(new TicketQuery(Limit: 1) { Id = id, For = scope }, ct) is [var ticket])
            {
                seen.Add(id, ticket);
            }
        }

        return seen;
    }
}
