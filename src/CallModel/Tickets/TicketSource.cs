namespace CallCenter.CallModel.Tickets;

public enum TicketSource { Phone, Email, Web, Chat, Callback }
