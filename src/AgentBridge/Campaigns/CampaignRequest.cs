namespace CallCenter.AgentBridge.Campaigns;

/// <param name="Queue">whose agents talk to those who answer.</param>
/// <param name="Mode">progressive, power, predictive, preview or announcement.</param>
/// <param name="Policy">name of a policy pack.</param>
/// <param name="Seller">who calls, as the message says.</param>
/// <param name="CallerNumber">presented, and answered when it is called.</param>
/// <param name="Ratio">lines for each idle agent with power.</param>
/// <param name="Zone">IANA name; of people whose list and number name none.</param>
/// <param name="StartsAt">a running campaign dials from here on, until EndsAt.</param>
/// <param name="PreviewSeconds">with preview: how long an agent may look at a lead.</param>
/// <param name="Message">with announcement: what is said; {name} is the lead's field of that name.</param>
/// <param name="AgentKey">with announcement: the key that leads to the queue's agents.</param>
/// <param name="Dispositions">the campaign's own words for how a call went.</param>
/// <param name="Version">the version that was read: the change is refused when somebody else has saved meanwhile; null = whatever is stored now.</param>
internal sealed record CampaignRequest(string? Name, string? Queue, PacingMode Mode = PacingMode.Predictive, string? Policy = null, string? Seller = null,
    string? CallerNumber = null, string? Language = null, int RingSeconds = 25, double Ratio = 1.5, int MaxLines = 100, int MaxAttempts = 3, int BusyMinutes = 15,
    int NoAnswerMinutes = 120, int FailedMinutes = 60, string? Zone = null, DateTimeOffset? StartsAt = null, DateTimeOffset? EndsAt = null,
    IReadOnlyList<CampaignDisposition>? Dispositions = null, IReadOnlyList<ScriptPage>? Script = null,
    int PreviewSeconds = 60, string? Message = null, string? AgentKey = null, int? Version = null)
{
    /// <summary>What is missing becomes empty, which the desk refuses at its field.</summary>
    public Campaign ToCampaign(Guid id = default) => new(id, Name ?? "", Queue ?? "", Mode, Policy ?? "", CampaignState.Stopped, default)
    {
        Seller = Seller ?? "", CallerNumber = CallerNumber ?? "", Language = Language ?? "en", RingSeconds = RingSeconds, Ratio = Ratio, MaxLines = MaxLines,
        MaxAttempts = MaxAttempts, BusyMinutes = BusyMinutes, NoAnswerMinutes = NoAnswerMinutes, FailedMinutes = FailedMinutes, Zone = Zone, StartsAt = StartsAt,
        EndsAt = EndsAt, Dispositions = Dispositions ?? [], Script = Script ?? [], PreviewSeconds = PreviewSeconds, Message = Message, AgentKey = AgentKey,
        Version = Version ?? 0,
    };
}
