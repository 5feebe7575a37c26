namespace CallCenter.CallModel.Dialing;

/// <summary>Stopped is as new; paused keeps what the pacing has learned.</summary>
public enum CampaignState { Stopped, Running, Paused }
