namespace CallCenter.CallModel.Dialing;

/// <summary>What became of one group of a campaign's leads.</summary>
/// <param name="Group">the region, or what the list's column says; empty = not known.</param>
/// <param name="Dialed">leads that were dialed at least once.</param>
/// <param name="Connected">whose last attempt came to an agent.</param>
/// <param name="Results">of the last attempts.</param>
/// <param name="Dispositions">what agents said last.</param>
public sealed record CampaignOutcome(string Group, int Leads, int Dialed, int Connected, IReadOnlyDictionary<DialResult, int> Results,
    IReadOnlyDictionary<string, int> Dispositions);
