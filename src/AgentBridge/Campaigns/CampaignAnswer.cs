namespace CallCenter.AgentBridge.Campaigns;

/// <param name="Leads">how its list stands.</param>
internal sealed record CampaignAnswer(Guid Id, string Name, string Queue, PacingMode Mode, string Policy, CampaignState State, DateTimeOffset CreatedAt, string Seller,
    string CallerNumber, string Language, int RingSeconds, double Ratio, int MaxLines, int MaxAttempts, int BusyMinutes, int NoAnswerMinutes, int FailedMinutes,
    string? Zone, LeadCounts? Leads)
{
    public static CampaignAnswer Of(Campaign c, LeadCounts? leads = null) => new(c.Id, c.Name, c.Queue, c.Mode, c.Policy, c.State, c.CreatedAt, c.Seller, c.CallerNumber,
        c.Language, c.RingSeconds, c.Ratio, c.MaxLines, c.MaxAttempts, c.BusyMinutes, c.NoAnswerMinutes, c.FailedMinutes, c.Zone, leads);
}
