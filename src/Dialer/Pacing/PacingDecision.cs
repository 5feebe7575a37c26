namespace CallCenter.Dialer.Pacing;

/// <summary>How many numbers are to be dialed now.</summary>
/// <param name="Dial">0 = none.</param>
/// <param name="Risk">the risk that the next call beyond <paramref name="Dial"/> would find no agent, 0..1; 0 where no risk is reckoned.</param>
/// <param name="RiskLimit">the risk up to which is dialed, 0..1.</param>
/// <param name="Why">why not one more.</param>
public readonly record struct PacingDecision(int Dial, double Risk, double RiskLimit, PacingReason Why);
