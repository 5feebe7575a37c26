namespace CallCenter.CallModel;

/// <param name="Numbers">E.164.</param>
/// <param name="ValueClass">A, B or C: "gold" customers are A.</param>
public sealed record Customer(Guid Id, string Name, IReadOnlyList<string> Numbers, string? Email = null, string? Company = null,
    string ValueClass = "C", string? Notes = null, string Language = "en");

public enum TicketSource { Phone, Email, Web, Chat, Callback }

public enum TicketType { Request, Complaint }

public enum TicketPriority { Low, Normal, Medium, High }

/// <summary>States of a service request; the legal moves are in ServiceDesk.</summary>
public enum TicketState { New, Assigned, Suspended, Escalated, Handled, Closed, ClosedUnresolved }

/// <param name="Number">what people say to each other, for instance "T-000123".</param>
/// <param name="Phone">the caller's number when no customer is known.</param>
public sealed record Ticket(Guid Id, string Number, string Subject, string? Description, TicketSource Source, TicketType Type,
    TicketPriority Priority, TicketState State, string? Owner, string? Department, Guid? CustomerId, string? Phone,
    DateTimeOffset OpenedAt, DateTimeOffset UpdatedAt, DateTimeOffset? ClosedAt, string? Disposition = null, int Version = 1);

/// <summary>One line of a ticket's history: who did what, when.</summary>
/// <param name="Field">"state", "owner", "priority", "note", "call" …</param>
public sealed record TicketEvent(long Id, Guid TicketId, DateTimeOffset At, string By, string Field, string? From, string? To, string? Note,
    CallId? CallId);

/// <summary>A caller's wish to be called back.</summary>
public enum CallbackState { Waiting, Taken, Done, Cancelled }

public sealed record Callback(Guid Id, string Number, string? Name, string? Queue, string? Note, TicketSource Source, CallbackState State,
    DateTimeOffset RequestedAt, DateTimeOffset? DueAt, string? TakenBy, DateTimeOffset? DoneAt, CallId? CallId);
