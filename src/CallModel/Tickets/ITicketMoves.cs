namespace CallCenter.CallModel.Tickets;

/// <summary>The legal moves of tickets, so that pages offer only what the desk would accept. Implemented by ServiceDesk.</summary>
public interface ITicketMoves
{
    /// <summary>States that a ticket in this state may go to next; empty for a state that ends.</summary>
    IReadOnlyList<TicketState> From(TicketState state);
}
