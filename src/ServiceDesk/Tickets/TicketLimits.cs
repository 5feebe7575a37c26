namespace CallCenter.ServiceDesk.Tickets;

/// <summary>Longest texts of a ticket, in characters.</summary>
internal static class TicketLimits
{
    public const int Subject = 300;
    public const int Text = 8000;
    public const int Name = 64;
}
