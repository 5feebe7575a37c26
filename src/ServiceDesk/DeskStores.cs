namespace CallCenter.ServiceDesk;

/// <summary>The rows that the desk works on.</summary>
public sealed record DeskStores(ITicketStore Tickets, ICustomerStore Customers, IUserStore Users);
