namespace CallCenter.CallModel.Queues;

/// <summary>The company's own customer system beside a queue's calls.</summary>
/// <param name="Url">http or https, with placeholders behind the host (<see cref="CompanyUrl"/>); null = none.</param>
/// <param name="Webhook">where offers and answers of this queue are posted; null = where the server's setting says.</param>
public sealed record CompanyRule(string? Url = null, CompanyPageTime When = CompanyPageTime.Offer, CompanyPagePlace Where = CompanyPagePlace.Tab,
    string? Webhook = null)
{
    public static readonly CompanyRule Default = new();
}
