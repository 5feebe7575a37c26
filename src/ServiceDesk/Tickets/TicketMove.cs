namespace CallCenter.ServiceDesk.Tickets;

/// <summary>What may be done with a ticket as a whole.</summary>
internal enum TicketMove { Assign, GiveBack, Suspend, Resume, Escalate, Handle, Reopen, Close, GiveUp }
