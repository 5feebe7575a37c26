namespace CallCenter.ServiceDesk.Tickets;

/// <summary>Longest texts of a ticket, in characters. Errors name the field as the API does.</summary>
internal static class TicketLimits
{
    public const int Subject = 300;
    public const int Text = 8000;
    public const int Name = 64;

    public static string? TooLong(string field, string? text, int limit) =>
        text?.Length > limit ? $"{field}: at most {limit} characters" : null;
}
