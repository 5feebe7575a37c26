namespace CallCenter.CallModel.Dialing;

/// <summary>A call that a campaign has dialed: for which, and to whom.</summary>
public sealed record CampaignCall(Campaign Campaign, Lead Lead);
