namespace CallCenter.ServiceDesk.Tickets;

/// <summary>Longest texts of a ticket, in characters.</summary>
internal static class TicketLimits
{
    public const int Subject = 300;
    public const int Text = 8000;
    public const int Name = 64;
    private const int Phone = 32;

    public static FieldFault? PhoneFault(string? phone) =>
        phone is null || (phone.Length <= Phone && phone.Any(char.IsAsciiDigit)) ? null : FieldFault.NotPhone("phone", phone);
}
