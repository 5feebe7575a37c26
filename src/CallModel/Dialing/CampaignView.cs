namespace CallCenter.CallModel.Dialing;

/// <summary>A campaign and how its list stands.</summary>
public sealed record CampaignView(Campaign Campaign, LeadCounts Leads);
