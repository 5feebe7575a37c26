namespace CallCenter.CallModel.Tickets;

/// <summary>A sales or service contract of a customer.</summary>
/// <param name="Number">as the customer may key it.</param>
/// <param name="Until">the last day; null = open-ended.</param>
public sealed record Contract(string Number, string Product, DateOnly? From = null, DateOnly? Until = null)
{
    public bool RunsOn(DateOnly day) => (From is null || From <= day) && (Until is null || Until >= day);
}
