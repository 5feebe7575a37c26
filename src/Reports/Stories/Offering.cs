namespace CallCenter.Reports.Stories;

/// <summary>One offer of a call to an agent and what came of it.</summary>
internal sealed record Offering(CallTale Call, string Agent, string Queue, DateTimeOffset At, OfferResult Result);
