namespace CallCenter.AgentBridge.Campaigns;

internal sealed record CampaignAnswer(Guid Id, string Name, string Queue, PacingMode Mode, string Policy, CampaignState State, DateTimeOffset CreatedAt, string Seller,
    string CallerNumber, string Language, int RingSeconds, double Ratio, int MaxLines, int MaxAttempts, int BusyMinutes, int NoAnswerMinutes, int FailedMinutes,
    string? Zone, DateTimeOffset? StartsAt, DateTimeOffset? EndsAt, IReadOnlyList<CampaignDisposition> Dispositions, IReadOnlyList<ScriptPage> Script, int PreviewSeconds,
    string? Message, string? AgentKey, int Version, LeadCounts? Leads)
{
    public static CampaignAnswer Of(Campaign c, LeadCounts? leads = null) => new(c.Id, c.Name, c.Queue, c.Mode, c.Policy, c.State, c.CreatedAt, c.Seller, c.CallerNumber,
        c.Language, c.RingSeconds, c.Ratio, c.MaxLines, c.MaxAttempts, c.BusyMinutes, c.NoAnswerMinutes, c.FailedMinutes, c.Zone, c.StartsAt, c.EndsAt, c.Dispositions,
        c.Script, c.PreviewSeconds, c.Message, c.AgentKey, c.Version, leads);
}
