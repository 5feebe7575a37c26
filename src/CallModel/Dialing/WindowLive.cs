namespace CallCenter.CallModel.Dialing;

/// <summary>A campaign's abandonment over a rolling span, against the limit; all shares 0..1.</summary>
/// <param name="AtMost">what the true rate is below with 95 % confidence.</param>
/// <param name="MayRisk">one more abandoned call would be within the limit.</param>
public sealed record WindowLive(double Hours, int Answered, int Abandoned, double Rate, double AtMost, double Limit, bool MayRisk);
