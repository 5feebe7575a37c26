using CallCenter.CallModel.Calls;

namespace CallCenter.CallModel.Tickets;

/// <summary>Tickets and their history lines inside one transaction; of no use after it.</summary>
public interface ITicketRows
{
    Ticket? Get(Guid id);

    /// <summary>Last changed first.</summary>
    IReadOnlyList<Ticket> Find(TicketQuery query);

    /// <summary>The history lines that a call has written, on whatever ticket, oldest first.</summary>
    IReadOnlyList<TicketEvent> EventsOfCall(CallId call);

    /// <summary>"T-000123": the next one, never the same again.</summary>
    string NextNumber();

    void Insert(Ticket ticket, TicketEvent first);

    void Update(Ticket ticket, IReadOnlyList<TicketEvent> history);

    /// <summary>How far a follower of the journal has come; 0 at first.</summary>
    long GetPosition(string follower);

    /// <summary>Kept with what the follower has written, so that it does nothing twice.</summary>
    void SetPosition(string follower, long seq);
}
