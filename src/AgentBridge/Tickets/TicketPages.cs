using System.Globalization;

namespace CallCenter.AgentBridge.Tickets;

/// <summary>
/// Where a page of tickets begins: behind "TIME.ID", the last one of the page before with the milliseconds at which it had been changed, for
/// tickets move up the list while it is read; or behind "ID", wherever that stands now.
/// </summary>
internal static class TicketPages
{
    private static readonly long Latest = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();

    public static string Behind(Ticket last) =>
        string.Create(CultureInfo.InvariantCulture, $"{last.UpdatedAt.ToUnixTimeMilliseconds()}.{last.Id:N}");

    /// <summary>Null when nothing was given, or nothing stands there.</summary>
    public static async Task<TicketPlace?> PlaceAsync(string? before, IServiceDesk desk, CancellationToken ct) => before?.Split('.') switch
    {
        [var time, var id] when long.TryParse(time, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at <= Latest && Guid.TryParse(id, out var last) =>
            new TicketPlace(DateTimeOffset.FromUnixTimeMilliseconds(at), last),
        [var id] when Guid.TryParse(id, out var last) && await desk.GetTicketAsync(last, ct) is { } ticket => new TicketPlace(ticket.UpdatedAt, last),
        _ => null,
    };
}
