namespace CallCenter.CallModel.Tickets;

/// <summary>Where a ticket came from; Agent = entered by a colleague.</summary>
public enum TicketSource { Phone, Email, Web, Chat, Callback, Agent }
