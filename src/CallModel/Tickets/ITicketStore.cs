namespace CallCenter.CallModel.Tickets;

/// <summary>Rows of tickets. Implemented by Storage; the rules are in ServiceDesk.</summary>
public interface ITicketStore
{
    /// <summary>
    /// Runs <paramref name="work"/> as one transaction, one after the other: what it reads, nobody changes meanwhile. It must be quick and wait
    /// for nothing.
    /// </summary>
    Task<T> ChangeAsync<T>(Func<ITicketRows, T> work, CancellationToken ct = default);

    Task<Ticket?> GetAsync(Guid id, CancellationToken ct = default);

    /// <summary>Last changed first.</summary>
    Task<IReadOnlyList<Ticket>> FindAsync(TicketQuery query, CancellationToken ct = default);

    /// <summary>Oldest first.</summary>
    Task<IReadOnlyList<TicketEvent>> HistoryAsync(Guid ticketId, CancellationToken ct = default);
}
