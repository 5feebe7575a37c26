namespace CallCenter.CallModel.Dialing;

/// <summary>How a campaign's list stands.</summary>
/// <param name="Results">of the last attempts.</param>
/// <param name="Bars">of those that wait or were skipped.</param>
public sealed record LeadCounts(int Waiting, int Dialing, int Done, int Skipped, IReadOnlyDictionary<DialResult, int> Results,
    IReadOnlyDictionary<DialBar, int> Bars)
{
    public int All => Waiting + Dialing + Done + Skipped;
}
