namespace CallCenter.CallModel.Tickets;

public enum TicketType { Request, Complaint }
