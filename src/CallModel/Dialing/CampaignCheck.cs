namespace CallCenter.CallModel.Dialing;

/// <summary>What a campaign would meet if it were started now.</summary>
/// <param name="Waiting">leads that wait to be dialed.</param>
/// <param name="Barred">how many of them could not be dialed now.</param>
/// <param name="Bars">and why.</param>
/// <param name="Bar">why nothing would be dialed at all; null = nothing keeps it.</param>
/// <param name="Agents">people who serve the campaign's queue.</param>
public sealed record CampaignCheck(int Waiting, int Barred, IReadOnlyDictionary<DialBar, int> Bars, DialBar? Bar, int Agents);
