namespace CallCenter.AgentBridge.Campaigns;

/// <param name="State">running, paused or stopped.</param>
internal sealed record CampaignStateRequest(CampaignState? State);
