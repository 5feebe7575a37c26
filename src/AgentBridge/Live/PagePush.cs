namespace CallCenter.AgentBridge.Live;

/// <summary>Something for an agent's pages: an offer, or without one the agent's view.</summary>
/// <param name="Withdrawn">the offer is over; it must not show any more.</param>
internal sealed record PagePush(string Agent, ScreenPop? Offer = null, CancellationToken Withdrawn = default);
