namespace CallCenter.CallModel.Tickets;

public sealed record TicketQuery(string? Phone = null, Guid? CustomerId = null, TicketState? State = null, string? Owner = null,
    bool OpenOnly = false, int Limit = 100)
{
    /// <summary>A ticket's number ("T-000011" or "11"), a telephone number in any writing, or a part of subject, description or customer's name.</summary>
    public string? Text { get; init; }
}
