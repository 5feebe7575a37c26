namespace CallCenter.CallModel.Trunks;

/// <summary>What a trunk has carried in some time.</summary>
/// <param name="Received">calls in that were taken.</param>
/// <param name="Dialed">calls out that were tried.</param>
/// <param name="Answered">of those.</param>
/// <param name="Failed">of those: the trunk itself did not carry them (no answer at all, 5xx).</param>
public sealed record TrunkTraffic(int Received, int Dialed, int Answered, int Failed)
{
    public static readonly TrunkTraffic None = new(0, 0, 0, 0);

    /// <summary>Answer-seizure ratio (ITU-T E.411), 0 to 1; null without calls out.</summary>
    public double? AnswerRate => Dialed == 0 ? null : Math.Round((double)Answered / Dialed, 3);
}
