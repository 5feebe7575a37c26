namespace CallCenter.CallModel.Tickets;

/// <summary>States of a service request; the legal moves are in ServiceDesk.</summary>
public enum TicketState { New, Assigned, Suspended, Escalated, Handled, Closed, ClosedUnresolved }
