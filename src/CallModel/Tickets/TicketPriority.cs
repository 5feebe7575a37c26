namespace CallCenter.CallModel.Tickets;

public enum TicketPriority { Low, Normal, Medium, High }
