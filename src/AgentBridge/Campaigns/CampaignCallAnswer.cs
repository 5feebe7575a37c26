namespace CallCenter.AgentBridge.Campaigns;

/// <summary>What the agent needs for the call at hand that a campaign has dialed.</summary>
internal sealed record CampaignCallAnswer(CallId CallId, string Campaign, PacingMode Mode, Lead Lead, IReadOnlyList<CampaignDisposition> Dispositions)
{
    public static CampaignCallAnswer Of(CallId call, CampaignCall dialed) => new(call, dialed.Campaign.Name, dialed.Campaign.Mode, dialed.Lead, dialed.Campaign.Dispositions);
}
